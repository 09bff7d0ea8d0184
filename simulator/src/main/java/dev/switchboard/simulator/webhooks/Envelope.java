package dev.switchboard.simulator.webhooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulator.account.BusinessNumber;
import dev.switchboard.simulator.account.SimulatorConfig;
import dev.switchboard.simulator.conversation.Customer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The frame around everything of the field {@code messages}. */
@ApplicationScoped
public class Envelope {

    private final String wabaId;

    Envelope(SimulatorConfig config) {
        this.wabaId = config.wabaId();
    }

    /** The body of a webhook about that number; {@code fill} adds contacts, messages or statuses to its value. */
    public byte[] messages(BusinessNumber number, Consumer<ObjectNode> fill) {
        var root = MetaJson.object().put("object", "whatsapp_business_account");
        var entry = root.putArray("entry").addObject().put("id", wabaId);
        var change = entry.putArray("changes").addObject().put("field", "messages");
        var value = change.putObject("value").put("messaging_product", "whatsapp");
        value.putObject("metadata")
                .put("display_phone_number", number.displayPhoneNumber())
                .put("phone_number_id", number.id());
        fill.accept(value);
        return MetaJson.bytes(root);
    }

    /** Adds {@code contacts} with that one customer; keys that Meta would leave out are left out. */
    public static void addContact(ObjectNode value, Customer customer, @Nullable String phone, boolean withUsername) {
        var contact = value.putArray("contacts").addObject();
        var profile = contact.putObject("profile").put("name", customer.name());
        var username = customer.username();
        if (withUsername && username != null) {
            profile.put("username", username);
        }
        if (phone != null) {
            contact.put("wa_id", phone);
        }
        contact.put("user_id", customer.userId());
    }
}
