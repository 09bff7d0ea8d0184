package dev.switchboard.outboundsender.graphapi;

import static dev.switchboard.outboundsender.graphapi.ErrorCatalogue.Treatment.AMBIGUOUS;
import static dev.switchboard.outboundsender.graphapi.ErrorCatalogue.Treatment.PAUSE_NUMBER;
import static dev.switchboard.outboundsender.graphapi.ErrorCatalogue.Treatment.PAUSE_SENDER;
import static dev.switchboard.outboundsender.graphapi.ErrorCatalogue.Treatment.REJECT;
import static dev.switchboard.outboundsender.graphapi.ErrorCatalogue.Treatment.RETRY;
import static dev.switchboard.outboundsender.graphapi.ErrorCatalogue.Treatment.SLOW_CONVERSATION;
import static dev.switchboard.outboundsender.graphapi.ErrorCatalogue.Treatment.SLOW_NUMBER;
import static dev.switchboard.outboundsender.graphapi.ErrorCatalogue.Treatment.SLOW_SENDER;

import java.util.Map;
import java.util.Optional;

/**
 * What Meta's error codes mean for a sender, in words for a person.
 *
 * @see <a href="https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes">Meta: error codes</a>
 */
final class ErrorCatalogue {

    private static final Map<Integer, Entry> ENTRIES = Map.ofEntries(
            entry(0, PAUSE_SENDER, "Not authorised", "Meta does not accept our access token."),
            entry(
                    1,
                    AMBIGUOUS,
                    "Unknown API error",
                    "Meta had an error and does not say whether the message went out."),
            entry(2, RETRY, "Meta is down", "Meta's service was temporarily down."),
            entry(3, REJECT, "Capability missing", "The app may not send this kind of message."),
            entry(4, SLOW_SENDER, "Too many calls", "The app made more calls than Meta allows."),
            entry(10, PAUSE_SENDER, "Permission missing", "The access token lacks a permission."),
            entry(33, PAUSE_NUMBER, "Number gone", "The business number was deleted or is not ours."),
            entry(100, REJECT, "Invalid parameter", "Meta could not read part of the message."),
            entry(130, SLOW_NUMBER, "Too many calls", "More calls than Meta allows."),
            entry(190, PAUSE_SENDER, "Access token expired", "The access token has expired or was withdrawn."),
            entry(368, PAUSE_SENDER, "Blocked by policy", "Meta blocks the account for a policy violation."),
            entry(613, SLOW_NUMBER, "Too many calls", "More calls than Meta allows."),
            entry(80007, SLOW_SENDER, "Too many messages", "The WhatsApp account reached its rate limit."),
            entry(130429, SLOW_NUMBER, "Too many messages", "The business number reached its throughput."),
            entry(130472, REJECT, "Held back by Meta", "Meta leaves this customer out of marketing as an experiment."),
            entry(130497, REJECT, "Country not allowed", "The business may not write to customers of that country."),
            entry(131000, AMBIGUOUS, "Something went wrong", "Meta had an error and does not say whether it sent."),
            entry(131005, PAUSE_SENDER, "Access denied", "A permission of the access token was removed."),
            entry(131008, REJECT, "Parameter missing", "A required part of the message was missing."),
            entry(131009, REJECT, "Invalid value", "Meta does not accept one of the values in the message."),
            entry(131014, REJECT, "Link failed", "Meta could not fetch the file behind the link."),
            entry(131016, RETRY, "Service unavailable", "Meta's service was temporarily unavailable."),
            entry(131021, REJECT, "Sender is recipient", "The customer's number is the business number itself."),
            entry(
                    131026,
                    REJECT,
                    "Undeliverable",
                    "The customer cannot get this on WhatsApp: no account, an old app, or blocked."),
            entry(131030, REJECT, "Not on the test list", "A test number may only write to the numbers on its list."),
            entry(131031, PAUSE_SENDER, "Account locked", "Meta locked the WhatsApp account."),
            entry(131037, PAUSE_NUMBER, "Display name not approved", "The number's display name needs approval first."),
            entry(131042, PAUSE_SENDER, "Payment problem", "Meta could not charge the account."),
            entry(131045, PAUSE_NUMBER, "Number not registered", "The business number has to be registered again."),
            entry(131047, REJECT, "Window closed", "More than 24 hours passed since the customer last wrote."),
            entry(
                    131048,
                    PAUSE_NUMBER,
                    "Spam limit",
                    "Customers blocked or reported the number; Meta limits it for hours."),
            entry(
                    131049,
                    REJECT,
                    "Held back by Meta",
                    "Meta did not deliver, to keep the customer from too much marketing."),
            entry(131050, REJECT, "Marketing stopped", "The customer stopped marketing from this business."),
            entry(131051, REJECT, "Unsupported type", "Meta does not support this type of message."),
            entry(131053, REJECT, "File not usable", "Meta could not process the file of the message."),
            entry(
                    131056,
                    SLOW_CONVERSATION,
                    "Too fast for one customer",
                    "Too many messages to this customer in a row."),
            entry(131057, SLOW_NUMBER, "Number in maintenance", "Meta is upgrading the number; it takes minutes."),
            entry(133004, RETRY, "Server down", "Meta's server was temporarily down."),
            entry(133010, PAUSE_NUMBER, "Number not registered", "The business number is not registered."),
            entry(135000, REJECT, "Not understood", "Meta could not use the message as it was written."),
            entry(137000, REJECT, "Identity changed", "The customer's identity changed and has to be verified again."));

    private ErrorCatalogue() {}

    /** What a code means; empty for one that is not in the catalogue. */
    static Optional<Entry> find(int code) {
        if (code >= 200 && code <= 299) {
            return Optional.of(new Entry(PAUSE_SENDER, "Permission missing", "The access token lacks a permission."));
        }
        return Optional.ofNullable(ENTRIES.get(code));
    }

    private static Map.Entry<Integer, Entry> entry(int code, Treatment treatment, String title, String explanation) {
        return Map.entry(code, new Entry(treatment, title, explanation));
    }

    /** One code: what to do, a short title and the same in plain words. */
    record Entry(Treatment treatment, String title, String explanation) {}

    /** What a sender does about a code. */
    enum Treatment {
        /** It did not go out; try the same message again, later and not for ever. */
        RETRY,
        /** Slow down towards one customer. */
        SLOW_CONVERSATION,
        /** Slow down on one business number. */
        SLOW_NUMBER,
        /** Slow down altogether. */
        SLOW_SENDER,
        /** Stop the number and call a person; its messages wait. */
        PAUSE_NUMBER,
        /** Stop altogether and call a person; all messages wait. */
        PAUSE_SENDER,
        /** It may have gone out. */
        AMBIGUOUS,
        /** This message will never go out. */
        REJECT
    }
}
