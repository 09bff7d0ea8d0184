package dev.switchboard.contracts.content;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.CustomerText;
import dev.switchboard.contracts.RawJson;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What we can send to a customer. */
public sealed interface OutboundContent extends MessageContent
        permits MessageContent.Text,
                MessageContent.Media,
                MessageContent.Location,
                MessageContent.Contacts,
                MessageContent.Reaction,
                OutboundContent.ReplyButtons,
                OutboundContent.ListMenu,
                OutboundContent.LinkButton,
                OutboundContent.Flow,
                OutboundContent.LocationRequest,
                OutboundContent.ContactInfoRequest,
                OutboundContent.Catalog,
                OutboundContent.Product,
                OutboundContent.ProductList,
                OutboundContent.Carousel,
                OutboundContent.Template {

    /** Words with up to three buttons; a tap comes back as a ButtonReply. */
    @JsonClassDescription("Words with up to three buttons; a tap comes back as a ButtonReply.")
    record ReplyButtons(
            @JsonPropertyDescription("line or file above the words") @Nullable
            MessageHeader header,

            @JsonPropertyDescription("the words") CustomerText body,

            @JsonPropertyDescription("small line below") @Nullable
            CustomerText footer,

            @JsonPropertyDescription("in order") List<ReplyButton> buttons)
            implements OutboundContent {
        public ReplyButtons {
            Objects.requireNonNull(body, "body");
            buttons = buttons == null ? List.of() : List.copyOf(buttons);
        }
    }

    /** Words with a list to choose from; the choice comes back as a ListReply. */
    @JsonClassDescription("Words with a list to choose from; the choice comes back as a ListReply.")
    record ListMenu(
            @JsonPropertyDescription("line above the words") @Nullable
            CustomerText header,

            @JsonPropertyDescription("the words") CustomerText body,

            @JsonPropertyDescription("small line below") @Nullable
            CustomerText footer,

            @JsonPropertyDescription("label that opens the list")
            CustomerText button,

            @JsonPropertyDescription("in order") List<ListSection> sections)
            implements OutboundContent {
        public ListMenu {
            Objects.requireNonNull(body, "body");
            Objects.requireNonNull(button, "button");
            sections = sections == null ? List.of() : List.copyOf(sections);
        }
    }

    /** Words with a button that opens a page; a tap tells us nothing. */
    @JsonClassDescription("Words with a button that opens a page; a tap tells us nothing.")
    record LinkButton(
            @JsonPropertyDescription("line or file above the words") @Nullable
            MessageHeader header,

            @JsonPropertyDescription("the words") CustomerText body,

            @JsonPropertyDescription("small line below") @Nullable
            CustomerText footer,

            @JsonPropertyDescription("on the button") CustomerText label,

            @JsonPropertyDescription("http or https") String url)
            implements OutboundContent {
        public LinkButton {
            Objects.requireNonNull(body, "body");
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(url, "url");
        }
    }

    /** Words with a button that opens a flow; what is filled in comes back as a FlowReply. */
    @JsonClassDescription("Words with a button that opens a flow; what is filled in comes back as a FlowReply.")
    record Flow(
            @JsonPropertyDescription("line or file above the words") @Nullable
            MessageHeader header,

            @JsonPropertyDescription("the words") CustomerText body,

            @JsonPropertyDescription("small line below") @Nullable
            CustomerText footer,

            @JsonPropertyDescription("Meta's id of the flow; it or flowName") @Nullable
            String flowId,

            @JsonPropertyDescription("name of the flow; it or flowId") @Nullable
            String flowName,

            @JsonPropertyDescription("on the button") CustomerText label,

            @JsonPropertyDescription("comes back with the answers") @Nullable
            String token,

            @JsonPropertyDescription("first screen; without it the flow asks its endpoint") @Nullable
            String screen,

            @JsonPropertyDescription("for the first screen, a JSON object as text") @Nullable
            RawJson data,

            @JsonPropertyDescription("try out a flow that is not published") @Nullable
            Boolean draft)
            implements OutboundContent {
        public Flow {
            Objects.requireNonNull(body, "body");
            Objects.requireNonNull(label, "label");
        }
    }

    /** Words with a button that shares the customer's location. */
    @JsonClassDescription("Words with a button that shares the customer's location.")
    record LocationRequest(
            @JsonPropertyDescription("the words") CustomerText body) implements OutboundContent {
        public LocationRequest {
            Objects.requireNonNull(body, "body");
        }
    }

    /** Words with a button that shares the customer's phone number. */
    @JsonClassDescription("Words with a button that shares the customer's phone number.")
    record ContactInfoRequest(
            @JsonPropertyDescription("the words") CustomerText body) implements OutboundContent {
        public ContactInfoRequest {
            Objects.requireNonNull(body, "body");
        }
    }

    /** Words with a button that opens the catalogue. */
    @JsonClassDescription("Words with a button that opens the catalogue.")
    record Catalog(
            @JsonPropertyDescription("the words") CustomerText body,

            @JsonPropertyDescription("small line below") @Nullable
            CustomerText footer,

            @JsonPropertyDescription("product whose picture is shown") @Nullable
            String thumbnailProductRetailerId)
            implements OutboundContent {
        public Catalog {
            Objects.requireNonNull(body, "body");
        }
    }

    /** One product. */
    @JsonClassDescription("One product.")
    record Product(
            @JsonPropertyDescription("the words") @Nullable CustomerText body,

            @JsonPropertyDescription("small line below") @Nullable
            CustomerText footer,

            @JsonPropertyDescription("Meta's id of the catalogue")
            String catalogId,

            @JsonPropertyDescription("the business's id of the product")
            String productRetailerId)
            implements OutboundContent {
        public Product {
            Objects.requireNonNull(catalogId, "catalogId");
            Objects.requireNonNull(productRetailerId, "productRetailerId");
        }
    }

    /** Words with several products, in sections. */
    @JsonClassDescription("Words with several products, in sections.")
    record ProductList(
            @JsonPropertyDescription("line above the words") CustomerText header,

            @JsonPropertyDescription("the words") CustomerText body,

            @JsonPropertyDescription("small line below") @Nullable
            CustomerText footer,

            @JsonPropertyDescription("Meta's id of the catalogue")
            String catalogId,

            @JsonPropertyDescription("in order") List<ProductSection> sections)
            implements OutboundContent {
        public ProductList {
            Objects.requireNonNull(header, "header");
            Objects.requireNonNull(body, "body");
            Objects.requireNonNull(catalogId, "catalogId");
            sections = sections == null ? List.of() : List.copyOf(sections);
        }
    }

    /** Words with two to ten cards, all with the same kind of header and of buttons. */
    @JsonClassDescription("Words with two to ten cards, all with the same kind of header and of buttons.")
    record Carousel(
            @JsonPropertyDescription("the words") CustomerText body,

            @JsonPropertyDescription("in order") List<CarouselCard> cards)
            implements OutboundContent {
        public Carousel {
            Objects.requireNonNull(body, "body");
            cards = cards == null ? List.of() : List.copyOf(cards);
        }
    }

    /** A message that Meta has approved, with its gaps filled; it may go out when the window is closed. */
    @JsonClassDescription(
            "A message that Meta has approved, with its gaps filled; it may go out when the window is closed.")
    record Template(
            @JsonPropertyDescription("template name") String name,

            @JsonPropertyDescription("exact code, such as pt_BR")
            String language,

            @JsonPropertyDescription("what fills the header, where it has a gap") @Nullable
            TemplateHeader header,

            @JsonPropertyDescription("what fills the body, in order or by name")
            List<TemplateParameter> body,

            @JsonPropertyDescription("what fills buttons that have a gap")
            List<TemplateButtonParameter> buttons,

            @JsonPropertyDescription("end of a limited-time offer") @Nullable
            Instant offerExpiresAt,

            @JsonPropertyDescription("what fills the cards of a carousel, in order")
            List<TemplateCard> cards)
            implements OutboundContent {
        public Template {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(language, "language");
            body = body == null ? List.of() : List.copyOf(body);
            buttons = buttons == null ? List.of() : List.copyOf(buttons);
            cards = cards == null ? List.of() : List.copyOf(cards);
        }
    }
}
