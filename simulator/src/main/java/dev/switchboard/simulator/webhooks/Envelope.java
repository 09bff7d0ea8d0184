package dev.switchboard.simulator.webhooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulator.account.BusinessNumber;
import dev.switchboard.simulator.account.SimulatorConfig;
import dev.switchboard.simulator.control.Reset;
import dev.switchboard.simulator.conversation.Customer;
import dev.switchboard.simulator.settings.NumberSettings;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The frame around everything that Meta tells. */
@Singleton
public class Envelope {

    private final String wabaId;
    private final NumberSettings settings;
    private final Handwriting handwriting;
    private final ConcurrentMap<String, String> shownAs = new ConcurrentHashMap<>();

    Envelope(SimulatorConfig config, NumberSettings settings, Handwriting handwriting) {
        this.wabaId = config.wabaId();
        this.settings = settings;
        this.handwriting = handwriting;
    }

    /** The body of a webhook about that number; {@code fill} adds contacts, messages or statuses to its value. */
    public Notification messages(BusinessNumber number, Consumer<ObjectNode> fill) {
        return about(number, "messages", fill);
    }

    /** Like {@link #messages}, of another field. */
    public Notification about(BusinessNumber number, String field, Consumer<ObjectNode> fill) {
        var root = root();
        addChange(entry(root), number, field, fill);
        return new Notification(handwriting.write(root), field, number.id());
    }

    /** The body of a webhook about the account: no number in its value, and a time beside it. */
    public Notification account(String field, Instant at, ObjectNode value) {
        var root = root();
        var entry = entry(root).put("time", at.getEpochSecond());
        entry.putArray("changes").addObject().put("field", field).set("value", value);
        return new Notification(handwriting.write(root), field, null);
    }

    /** The webhook of an envelope that was filled with messages and statuses of several numbers. */
    public Notification whole(ObjectNode root) {
        return new Notification(handwriting.write(root), "messages", null);
    }

    /** An envelope to which {@link #entry entries} are added. */
    public static ObjectNode root() {
        var root = MetaJson.object().put("object", "whatsapp_business_account");
        root.putArray("entry");
        return root;
    }

    /** Adds an entry of this account. */
    public ObjectNode entry(ObjectNode root) {
        return root.withArray("entry").addObject().put("id", wabaId);
    }

    /** How webhooks write that number from now on: Meta writes it differently by context. */
    public void showAs(String phoneNumberId, String display) {
        shownAs.put(phoneNumberId, display);
    }

    /** Adds a change about that number to an entry; answers its value. */
    public ObjectNode addChange(ObjectNode entry, BusinessNumber number, String field, Consumer<ObjectNode> fill) {
        var change = entry.withArray("changes").addObject().put("field", field);
        var value = change.putObject("value").put("messaging_product", "whatsapp");
        value.putObject("metadata")
                .put("display_phone_number", shownAs.getOrDefault(number.id(), number.displayPhoneNumber()))
                .put("phone_number_id", number.id());
        fill.accept(value);
        return value;
    }

    /** Adds {@code contacts} with that one customer; keys that Meta would leave out are left out. */
    public void addContact(
            ObjectNode value, BusinessNumber number, Customer customer, @Nullable String phone, boolean withUsername) {
        var contact = value.withArray("contacts").addObject();
        var profile = contact.putObject("profile").put("name", customer.name());
        var username = customer.username();
        if (withUsername && username != null) {
            profile.put("username", username);
        }
        if (phone != null) {
            contact.put("wa_id", phone);
        }
        contact.put("user_id", customer.userId());
        if (settings.identityChecked(number.id())) {
            contact.put("identity_key_hash", customer.identityKey());
        }
    }

    void forget(@Observes Reset reset) {
        shownAs.clear();
    }
}
