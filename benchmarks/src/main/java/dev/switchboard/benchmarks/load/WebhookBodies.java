package dev.switchboard.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * Invented webhooks in Meta's shape: every message has an id of its own, customers repeat, accents are escaped as Meta escapes them. The
 * same number always makes the same body.
 */
public final class WebhookBodies {

    private static final int CUSTOMERS = 5_000;
    private static final long EPOCH = 1_790_000_000L;
    private static final List<String> NUMBERS = List.of("100000000000001", "100000000000002");
    private static final List<String> TEXTS = List.of(
            "Good morning, where is my order?",
            "Ol\\u00e1, ainda n\\u00e3o recebi o pedido. Pode verificar, por favor?",
            "Thanks!",
            "\\u00bfPuedo cambiar la direcci\\u00f3n de entrega? Estar\\u00e9 fuera hasta el lunes y no hay nadie en casa.",
            "Yes, that works for me. See you on Tuesday at ten, same place as last time \\ud83d\\ude42",
            "Je voudrais annuler ma commande, elle n\\u2019est toujours pas arriv\\u00e9e.");

    private WebhookBodies() {}

    /** A webhook with one text message, about 750 bytes. */
    public static byte[] single(int number) {
        return bytes(envelope(number, contact(number), message(number, TEXTS.get(number % TEXTS.size()))));
    }

    /**
     * A webhook with many text messages of one customer.
     *
     * @param items messages in it
     * @param bytes how large the body is, about
     */
    public static byte[] batch(int number, int items, int bytes) {
        var body = new StringBuilder(bytes + 4_096);
        var bare = message(number, "").length() + 1;
        var sentence = TEXTS.get(1) + ' ';
        var text = sentence.repeat(Math.max(1, (bytes / items - bare) / sentence.length()));
        for (var item = 0; item < items; item++) {
            body.append(item == 0 ? "" : ",").append(message(number * items + item, number, text));
        }
        return bytes(envelope(number, contact(number), body.toString()));
    }

    /**
     * A webhook with a text that a customer writes to one of our numbers.
     *
     * @param phone one of {@link #phone(int)}
     * @param id no other webhook's
     * @param at Meta tells whole seconds
     * @param text ASCII without quotes
     */
    public static byte[] written(String phoneNumberId, String phone, int id, Instant at, String text) {
        var contact = """
                {"profile":{"name":"Example"},"wa_id":"%s"}""".formatted(phone);
        var message = """
                {"from":"%s","id":"%s","timestamp":"%d","text":{"body":"%s"},"type":"text"}""".formatted(phone, wamid(id), at.getEpochSecond(), text);
        return bytes(envelope("15550000009", phoneNumberId, contact, message));
    }

    private static String envelope(int number, String contact, String messages) {
        return envelope("1555000000%d".formatted(number % 2 + 1), NUMBERS.get(number % 2), contact, messages);
    }

    private static String envelope(String shown, String phoneNumberId, String contact, String messages) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"200000000000001","changes":[{"value":\
                {"messaging_product":"whatsapp","metadata":{"display_phone_number":"%s","phone_number_id":"%s"},\
                "contacts":[%s],"messages":[%s]},"field":"messages"}]}]}""".formatted(shown, phoneNumberId, contact, messages);
    }

    private static String contact(int number) {
        return """
                {"profile":{"name":"Jos\\u00e9 Example %d"},"wa_id":"%s","user_id":"%s"}""".formatted(number % CUSTOMERS, phone(number), userId(number));
    }

    private static String message(int number, String text) {
        return message(number, number, text);
    }

    private static String message(int id, int customer, String text) {
        return """
                {"from":"%s","from_user_id":"%s","id":"%s","timestamp":"%d","text":{"body":"%s"},"type":"text"}""".formatted(phone(customer), userId(customer), wamid(id), EPOCH + id % 86_400, text);
    }

    /** The phone of a customer, of whom there are 5,000. */
    public static String phone(int customer) {
        return "1555%07d".formatted(customer % CUSTOMERS);
    }

    private static String userId(int customer) {
        return "US.1349120865%010d".formatted(customer % CUSTOMERS);
    }

    private static String wamid(int id) {
        var inner = "benchmark-message-with-an-id-of-its-own-%012d".formatted(id);
        return "wamid." + Base64.getEncoder().encodeToString(inner.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] bytes(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }
}
