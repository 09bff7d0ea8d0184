package dev.switchboard.contracts.whatsapp;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.CustomerText;
import dev.switchboard.contracts.RawJson;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The ad or post that brought the customer; its addresses expire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonClassDescription("The ad or post that brought the customer; its addresses expire.")
public record Referral(
        @JsonPropertyDescription("ad or post") @Nullable String sourceType,

        @JsonPropertyDescription("Meta's id of it") @Nullable
        String sourceId,

        @JsonPropertyDescription("where it is") @Nullable String sourceUrl,

        @JsonPropertyDescription("its headline") @Nullable CustomerText headline,

        @JsonPropertyDescription("its words") @Nullable CustomerText body,

        @JsonPropertyDescription("image or video") @Nullable String mediaType,

        @JsonPropertyDescription("its picture or film") @Nullable
        String mediaUrl,

        @JsonPropertyDescription("small picture") @Nullable String thumbnailUrl,

        @JsonPropertyDescription("ctwa_clid, what Meta calls the click; absent for Status ads") @Nullable
        String clickId,

        @JsonPropertyDescription("greeting that the ad showed") @Nullable
        CustomerText welcomeText,

        @JsonPropertyDescription("all of it as Meta sent it, as JSON text")
        RawJson raw) {

    public Referral {
        Objects.requireNonNull(raw, "raw");
    }
}
