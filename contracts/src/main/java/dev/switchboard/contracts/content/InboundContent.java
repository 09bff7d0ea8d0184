package dev.switchboard.contracts.content;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.CustomerText;
import dev.switchboard.contracts.MetaError;
import dev.switchboard.contracts.RawJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a customer can send. */
public sealed interface InboundContent extends MessageContent
        permits MessageContent.Text,
                MessageContent.Media,
                MessageContent.Location,
                MessageContent.Contacts,
                MessageContent.Reaction,
                InboundContent.ButtonReply,
                InboundContent.ListReply,
                InboundContent.TemplateButton,
                InboundContent.FlowReply,
                InboundContent.CallPermissionReply,
                InboundContent.Order,
                InboundContent.WelcomeRequest,
                InboundContent.Other,
                InboundContent.Unsupported {

    /** A tap on one of the reply buttons that we sent; {@code id} is what we gave that button. */
    @JsonClassDescription("A tap on one of our reply buttons.")
    record ButtonReply(
            @JsonPropertyDescription("the id we gave the button")
            String id,

            @JsonPropertyDescription("its label") CustomerText title)
            implements InboundContent {
        public ButtonReply {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(title, "title");
        }
    }

    /** A row chosen from a list that we sent; {@code id} is what we gave that row. */
    @JsonClassDescription("A row chosen from one of our lists.")
    record ListReply(
            @JsonPropertyDescription("the id we gave the row")
            String id,

            @JsonPropertyDescription("its title") CustomerText title,

            @JsonPropertyDescription("its second line") @Nullable
            CustomerText description)
            implements InboundContent {
        public ListReply {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(title, "title");
        }
    }

    /** A tap on a quick-reply button of a template; {@code payload} is what we gave it, else its label. */
    @JsonClassDescription("A tap on a quick-reply button of a template.")
    record TemplateButton(
            @JsonPropertyDescription("what we gave the button, else its label")
            CustomerText payload,

            @JsonPropertyDescription("its label") CustomerText text)
            implements InboundContent {
        public TemplateButton {
            Objects.requireNonNull(payload, "payload");
            Objects.requireNonNull(text, "text");
        }
    }

    /** A kind that Meta documents and we do not read yet, kept raw so that nothing is lost. */
    @JsonClassDescription("A kind that is kept raw.")
    record Other(
            @JsonPropertyDescription("the type as Meta names it")
            String metaType,

            @JsonPropertyDescription("the item as Meta sent it")
            RawJson raw)
            implements InboundContent {
        public Other {
            Objects.requireNonNull(metaType, "metaType");
            Objects.requireNonNull(raw, "raw");
        }
    }

    /**
     * Something Meta itself could not hand over, shown as a placeholder; it opens the window all the same.
     *
     * <p>{@code metaType} is null when the event came from a newer writer than this reader.
     */
    @JsonClassDescription("Something that cannot be shown; a placeholder stands for it.")
    record Unsupported(
            @JsonPropertyDescription("the type as Meta names it") @Nullable
            String metaType,

            @JsonPropertyDescription("what Meta says about it")
            List<MetaError> errors)
            implements InboundContent {
        public Unsupported {
            errors = errors == null ? List.of() : List.copyOf(errors);
        }
    }

    /**
     * What the customer filled in: a flow, or an address form. Meta hands the answers over as a text of JSON that the flow's
     * author decides; it may be missing or broken.
     */
    @JsonClassDescription("What the customer filled in: a flow, or an address form.")
    record FlowReply(
            @JsonPropertyDescription("flow, address_message, …") @Nullable
            String name,

            @JsonPropertyDescription("the line the customer sees in the chat") @Nullable
            CustomerText body,

            @JsonPropertyDescription("the answers, a JSON object as text; absent when Meta sent none or no object")
            @Nullable
            RawJson response,

            @JsonPropertyDescription("what came instead of a JSON object") @Nullable
            RawJson unreadableResponse)
            implements InboundContent {}

    /** The customer's word on whether the business may call. */
    @JsonClassDescription("The customer's word on whether the business may call.")
    record CallPermissionReply(
            @JsonPropertyDescription("accept or reject") String response,

            @JsonPropertyDescription("holds until it is taken back")
            boolean permanent,

            @JsonPropertyDescription("holds until then, where it is not permanent") @Nullable
            Instant expiresAt,

            @JsonPropertyDescription("user_action or automatic") @Nullable
            String source)
            implements InboundContent {
        public CallPermissionReply {
            Objects.requireNonNull(response, "response");
        }
    }

    /** A shopping cart. Prices are what the customer's phone says: look them up before charging. */
    @JsonClassDescription("A shopping cart; its prices are the customer's word.")
    record Order(
            @JsonPropertyDescription("Meta's id of the catalogue") @Nullable
            String catalogId,

            @JsonPropertyDescription("words to it") @Nullable
            CustomerText text,

            @JsonPropertyDescription("what is in it") List<Item> items)
            implements InboundContent {
        public Order {
            items = items == null ? List.of() : List.copyOf(items);
        }

        /** One line of a cart; what could not be read is absent. */
        @JsonClassDescription("One line of a cart.")
        public record Item(
                @JsonPropertyDescription("the business's id of the product")
                String productRetailerId,

                @JsonPropertyDescription("how many") @Nullable
                Integer quantity,

                @JsonPropertyDescription("price of one") @Nullable
                BigDecimal price,

                @JsonPropertyDescription("ISO 4217") @Nullable
                String currency) {
            public Item {
                Objects.requireNonNull(productRetailerId, "productRetailerId");
            }
        }
    }

    /** The customer opened the chat for the first time and has written nothing yet. */
    @JsonClassDescription("The customer opened the chat for the first time.")
    record WelcomeRequest() implements InboundContent {}
}
