package dev.switchboard.contracts.consent;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.contracts.Event;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is known now of the right to write to one contact. What is not listed is not allowed.
 *
 * A stop of marketing and a suppression forbid marketing whatever the entries say; an erased or blocked contact may not be written
 * to at all.
 */
@JsonClassDescription("All that is known now of the right to write to one contact. What is not listed is not allowed.")
public record ConsentState(
        @JsonPropertyDescription("who the customer is to us")
        UUID contactId,

        @JsonPropertyDescription("the ids they are known by; absent when they passed on, were merged or erased")
        @Nullable
        CustomerRef customer,

        @JsonPropertyDescription("one for each number and category of which something is known")
        List<Entry> entries,

        @JsonPropertyDescription("one for each number on which WhatsApp's own control was used")
        List<MarketingStop> marketingStops,

        @JsonPropertyDescription("somebody erased came back: no marketing on any number")
        boolean suppressed,

        @JsonPropertyDescription("erased on request: nothing may be sent")
        boolean erased,

        @JsonPropertyDescription("the contact that stands for this one now; then there are no entries here") @Nullable
        UUID mergedInto,

        @JsonPropertyDescription("grows with each state of this contact; a lower one is older")
        long revision,

        @JsonPropertyDescription("when it became so") Instant asOf,

        @JsonPropertyDescription(
                "the law or the business forbids to write to them: no message may be sent; absent while nothing does")
        @Nullable
        Block block)
        implements Event {
    public ConsentState {
        Objects.requireNonNull(contactId, "contactId");
        entries = entries == null ? List.of() : List.copyOf(entries);
        marketingStops = marketingStops == null ? List.of() : List.copyOf(marketingStops);
        Objects.requireNonNull(asOf, "asOf");
    }

    /** Without a block. */
    public ConsentState(
            UUID contactId,
            @Nullable CustomerRef customer,
            List<Entry> entries,
            List<MarketingStop> marketingStops,
            boolean suppressed,
            boolean erased,
            @Nullable UUID mergedInto,
            long revision,
            Instant asOf) {
        this(contactId, customer, entries, marketingStops, suppressed, erased, mergedInto, revision, asOf, null);
    }

    /** How one category stands on one number. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonClassDescription("How one category stands on one number.")
    public record Entry(
            @JsonPropertyDescription("Meta's id of the business number")
            String phoneNumberId,

            @JsonPropertyDescription("what it is about") ConsentCategory category,
            @JsonPropertyDescription("how it stands") ConsentStatus status,

            @JsonPropertyDescription("since when, by the customer's own deed")
            Instant since,

            @JsonPropertyDescription("a granted one allows nothing from then on") @Nullable
            Instant validUntil,

            @JsonPropertyDescription("the entry of the ledger that decided it")
            UUID consentEventId) {
        public Entry {
            Objects.requireNonNull(phoneNumberId, "phoneNumberId");
            Objects.requireNonNull(category, "category");
            Objects.requireNonNull(status, "status");
            Objects.requireNonNull(since, "since");
            Objects.requireNonNull(consentEventId, "consentEventId");
        }
    }

    /** What WhatsApp's own control says about one number. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonClassDescription("What WhatsApp's own control says about one number.")
    public record MarketingStop(
            @JsonPropertyDescription("Meta's id of the business number")
            String phoneNumberId,

            @JsonPropertyDescription("true: no marketing; false: the customer allowed it again")
            boolean stopped,

            @JsonPropertyDescription("since when") Instant since,

            @JsonPropertyDescription("the entry of the ledger that decided it")
            UUID consentEventId) {
        public MarketingStop {
            Objects.requireNonNull(phoneNumberId, "phoneNumberId");
            Objects.requireNonNull(since, "since");
            Objects.requireNonNull(consentEventId, "consentEventId");
        }
    }

    /** A legal block that stands. */
    @JsonClassDescription("A legal block that stands.")
    public record Block(
            @JsonPropertyDescription("consent-service tells by it who placed the block, and why")
            UUID blockId,

            @JsonPropertyDescription("since when") Instant since) {
        public Block {
            Objects.requireNonNull(blockId, "blockId");
            Objects.requireNonNull(since, "since");
        }
    }
}
