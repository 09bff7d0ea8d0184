package dev.switchboard.cloudapi.management;

import static dev.switchboard.cloudapi.management.ManagementJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A business number as Meta lists it.
 *
 * @param id Meta's phone-number id
 * @param displayPhoneNumber as Meta writes it, with blanks and signs
 * @param status CONNECTED, RESTRICTED, …
 * @param qualityRating GREEN, YELLOW, RED or NA
 * @param messagesPerSecond pace Meta allows; null where it does not say
 * @param messagingLimit TIER_250, TIER_2K, …
 * @param nameStatus APPROVED, DECLINED, …
 * @param codeVerificationStatus VERIFIED, NOT_VERIFIED or EXPIRED
 * @param canSendMessage AVAILABLE, LIMITED or BLOCKED
 */
public record NumberItem(
        String id,
        @Nullable String displayPhoneNumber,
        @Nullable String status,
        @Nullable String qualityRating,
        @Nullable Integer messagesPerSecond,
        @Nullable String messagingLimit,
        @Nullable String verifiedName,
        @Nullable String nameStatus,
        @Nullable String codeVerificationStatus,
        @Nullable String canSendMessage) {

    /** What to ask for. */
    public static final String FIELDS = "id,display_phone_number,verified_name,quality_rating,throughput,"
            + "code_verification_status,name_status,status,is_on_biz_app,health_status,"
            + "whatsapp_business_manager_messaging_limit";

    /** What Meta allows once it upgraded a number. */
    public static final int HIGH_THROUGHPUT = 1_000;

    private static final int STANDARD_THROUGHPUT = 80;
    private static final int BESIDE_A_PHONE = 20;

    public NumberItem {
        Objects.requireNonNull(id, "id");
    }

    static Optional<NumberItem> read(JsonNode item) {
        var id = text(item, "id");
        return id == null
                ? Optional.empty()
                : Optional.of(new NumberItem(
                        id,
                        text(item, "display_phone_number"),
                        text(item, "status"),
                        text(item, "quality_rating"),
                        pace(item),
                        text(item, "whatsapp_business_manager_messaging_limit"),
                        text(item, "verified_name"),
                        text(item, "name_status"),
                        text(item, "code_verification_status"),
                        text(item.path("health_status"), "can_send_message")));
    }

    private static @Nullable Integer pace(JsonNode item) {
        if (item.path("is_on_biz_app").asBoolean(false)) {
            return BESIDE_A_PHONE;
        }
        return switch (item.at("/throughput/level").asText("")) {
            case "STANDARD" -> STANDARD_THROUGHPUT;
            case "HIGH" -> HIGH_THROUGHPUT;
            default -> null;
        };
    }

    /** Names no number. */
    @Override
    public String toString() {
        return "NumberItem[id=%s, status=%s, qualityRating=%s]".formatted(id, status, qualityRating);
    }
}
