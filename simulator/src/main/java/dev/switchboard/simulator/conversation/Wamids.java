package dev.switchboard.simulator.conversation;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Makes message ids that look like Meta's: {@code wamid.} and base64 of a small frame with the customer's number and
 * twenty random hex digits in it. As with Meta's, whoever logs one logs a phone number.
 */
public final class Wamids {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int FROM_CUSTOMER = 0x12;
    private static final int FROM_BUSINESS = 0x11;

    private Wamids() {}

    /** Id of a message that the customer wrote. */
    public static String fromCustomer(String customerId) {
        return next(customerId, FROM_CUSTOMER);
    }

    /** Id of a message that the business sent. */
    public static String fromBusiness(String customerId) {
        return next(customerId, FROM_BUSINESS);
    }

    private static String next(String customerId, int direction) {
        var random = new byte[10];
        ThreadLocalRandom.current().nextBytes(random);
        var who = customerId.getBytes(StandardCharsets.US_ASCII);
        var unique = HEX.formatHex(random).getBytes(StandardCharsets.US_ASCII);
        var frame = new byte[who.length + unique.length + 10];
        frame[0] = 0x1c;
        frame[1] = 0x18;
        frame[2] = (byte) who.length;
        System.arraycopy(who, 0, frame, 3, who.length);
        var at = 3 + who.length;
        for (var part : new int[] {0x15, 0x02, 0x00, direction, 0x18, unique.length}) {
            frame[at++] = (byte) part;
        }
        System.arraycopy(unique, 0, frame, at, unique.length);
        return "wamid." + Base64.getEncoder().encodeToString(frame);
    }
}
