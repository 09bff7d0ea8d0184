package dev.switchboard.simulator.webhooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulator.account.BusinessNumber;
import dev.switchboard.simulator.account.SimulatorConfig;
import dev.switchboard.simulator.conversation.Customer;
import dev.switchboard.simulator.settings.NumberSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The frame around everything that Meta tells. */
@ApplicationScoped
public class Envelope {

    private final String wabaId;
    private final NumberSettings settings;

    Envelope(SimulatorConfig config, NumberSettings settings) {
        this.wabaId = config.wabaId();
        this.settings = settings;
    }

    /** The body of a webhook about that number; {@code fill} adds contacts, messages or statuses to its value. */
    public byte[] messages(BusinessNumber number, Consumer<ObjectNode> fill) {
        return about(number, "messages", fill);
    }

    /** Like {@link #messages}, of another field. */
    public byte[] about(BusinessNumber number, String field, Consumer<ObjectNode> fill) {
        var root = root();
        addChange(entry(root), number, field, fill);
        return MetaJson.bytes(root);
    }

    /** The body of a webhook about the account: no number in its value, and a time beside it. */
    public byte[] account(String field, Instant at, ObjectNode value) {
        var root = root();
        var entry = entry(root).put("time", at.getEpochSecond());
        entry.putArray("changes").addObject().put("field", field).set("value", value);
        return MetaJson.bytes(root);
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

    /** Adds a change about that number to an entry; answers its value. */
    public static ObjectNode addChange(
            ObjectNode entry, BusinessNumber number, String field, Consumer<ObjectNode> fill) {
        var change = entry.withArray("changes").addObject().put("field", field);
        var value = change.putObject("value").put("messaging_product", "whatsapp");
        value.putObject("metadata")
                .put("display_phone_number", number.displayPhoneNumber())
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
}
