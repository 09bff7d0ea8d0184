package dev.switchboard.cloudapi.management;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the webhook {@code account_update} says about sending, as far as it says so.
 *
 * @see <a href="https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/account_update">Meta:
 *     account_update</a>
 */
public sealed interface AccountNews {

    /** Until {@code until} the business may not write first; answers in open windows go on. Null where Meta names no end. */
    record InitiatedRestricted(@Nullable Instant until) implements AccountNews {}

    /** Until {@code until} nothing may be sent at all, answers neither. Null where Meta names no end. */
    record Stopped(String why, @Nullable Instant until) implements AccountNews {}

    /** The account is as it was before. */
    record Reinstated() implements AccountNews {}

    /** Meta will disable the account, or holds a violation against it; nothing is stopped yet. */
    record Warned(String why) implements AccountNews {}

    /** Reads the value of the webhook, whatever it holds; empty when it says nothing about sending. */
    static List<AccountNews> read(String json) {
        var value = ManagementJson.tree(json);
        var event = value.path("event").asText("").toUpperCase(Locale.ROOT);
        return switch (event) {
            case "ACCOUNT_RESTRICTION" -> {
                var news = new ArrayList<AccountNews>();
                for (var restriction : value.path("restriction_info")) {
                    var until = until(restriction.path("expiration").asLong(0));
                    switch (restriction.path("restriction_type").asText("")) {
                        case "RESTRICTED_BIZ_INITIATED_MESSAGING" -> news.add(new InitiatedRestricted(until));
                        case "RESTRICTED_CUSTOMER_INITIATED_MESSAGING" -> news.add(new Stopped("restricted", until));
                        default -> {
                            // Calls and numbers to add; templates that Meta refuses one by one.
                        }
                    }
                }
                yield List.copyOf(news);
            }
            case "DISABLED_UPDATE" ->
                switch (value.at("/ban_info/waba_ban_state").asText("")) {
                    case "DISABLE" -> List.of(new Stopped("disabled", null));
                    case "REINSTATE" -> List.of(new Reinstated());
                    case "SCHEDULE_FOR_DISABLE" -> List.of(new Warned("scheduled_for_disable"));
                    default -> List.of();
                };
            case "ACCOUNT_DELETED" -> List.of(new Stopped("deleted", null));
            case "ACCOUNT_OFFBOARDED" -> List.of(new Stopped("offboarded", null));
            case "ACCOUNT_RECONNECTED" -> List.of(new Reinstated());
            case "ACCOUNT_VIOLATION" -> List.of(new Warned("violation"));
            default -> List.of();
        };
    }

    private static @Nullable Instant until(long seconds) {
        try {
            return seconds <= 0 ? null : Instant.ofEpochSecond(seconds);
        } catch (DateTimeException _) {
            return null;
        }
    }
}
