package dev.switchboard.simulator.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulator.control.Reset;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import dev.switchboard.simulator.door.Params;
import dev.switchboard.simulator.uploads.UploadedHandles;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The profile of each number; a new one says what WhatsApp says of everybody. */
@Singleton
class BusinessProfiles {

    private static final Map<String, Integer> MOST =
            Map.of("about", 139, "address", 256, "description", 512, "email", 128);
    private static final int WEBSITES = 2;
    private static final int WEBSITE_CHARACTERS = 256;

    private final UploadedHandles handles;
    private final ConcurrentMap<String, ObjectNode> byNumber = new ConcurrentHashMap<>();

    BusinessProfiles(UploadedHandles handles) {
        this.handles = handles;
    }

    /** The whole profile. */
    ObjectNode of(String phoneNumberId) {
        return byNumber.computeIfAbsent(phoneNumberId, _ -> fresh()).deepCopy();
    }

    /** Changes what is given and keeps the rest; refuses what is longer than Meta takes, and changes nothing then. */
    void change(String phoneNumberId, JsonNode given) {
        var profile = of(phoneNumberId);
        for (var limit : MOST.entrySet()) {
            if (given.has(limit.getKey())) {
                profile.put(limit.getKey(), sized(given, limit.getKey(), limit.getValue()));
            }
        }
        if (given.has("websites")) {
            var websites = Params.array(given, "websites", "websites", 0, WEBSITES);
            for (var website : websites) {
                Params.sized(website.asText(), "websites", WEBSITE_CHARACTERS);
                if (!Params.isLink(website.asText())) {
                    throw new GraphRefusal(GraphError.invalid("Param websites must hold http(s) addresses."));
                }
            }
            profile.set("websites", websites.deepCopy());
        }
        if (given.has("vertical")) {
            profile.put("vertical", Params.text(given, "vertical", "vertical"));
        }
        if (given.has("profile_picture_handle")) {
            var handle = given.path("profile_picture_handle").asText();
            if (!handles.holds(handle, "IMAGE")) {
                throw new GraphRefusal(GraphError.invalid(
                        "Param profile_picture_handle must be the handle of an uploaded image; a media ID is none."));
            }
            profile.put("profile_picture_url", "https://pps.whatsapp.net/v/" + phoneNumberId + ".jpg");
        }
        byNumber.put(phoneNumberId, profile);
    }

    void forget(@Observes Reset reset) {
        byNumber.clear();
    }

    /** Empty takes it away, but not what WhatsApp shows below the name. */
    private static String sized(JsonNode given, String key, int most) {
        var text = given.path(key).asText();
        if (key.equals("about")) {
            return Params.sized(text, key, most);
        }
        Params.atMost(text, most, key);
        return text;
    }

    private static ObjectNode fresh() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("about", "Hey there! I am using WhatsApp.")
                .put("vertical", "UNDEFINED")
                .put("messaging_product", "whatsapp");
    }
}
