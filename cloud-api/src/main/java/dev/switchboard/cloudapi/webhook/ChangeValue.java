package dev.switchboard.cloudapi.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code value} of one change. Not thread-safe. */
public final class ChangeValue {

    private static final Pattern NO_DIGIT = Pattern.compile("\\D+");

    private final ObjectNode json;
    private @Nullable Contacts contacts;

    ChangeValue(ObjectNode json) {
        this.json = json;
    }

    /** The value as Meta sent it. */
    public ObjectNode json() {
        return json;
    }

    /** Which business number it is about; account and template fields have none. */
    public @Nullable String phoneNumberId() {
        return Fields.text(json.path("metadata"), "phone_number_id");
    }

    /** The business number itself, digits alone; Meta does not always write it the same way, so it is no id. */
    public @Nullable String displayNumber() {
        var number = Fields.text(json.path("metadata"), "display_phone_number");
        return number == null ? null : NO_DIGIT.matcher(number).replaceAll("");
    }

    /** Who the people in it are. */
    public Contacts contacts() {
        var known = contacts;
        if (known == null) {
            known = new Contacts(json.path("contacts"));
            contacts = known;
        }
        return known;
    }

    /** The list under a key; a missing node when there is none. */
    public JsonNode items(String key) {
        return json.path(key);
    }

    @Override
    public String toString() {
        return "ChangeValue[%d keys]".formatted(json.size());
    }
}
