package dev.switchboard.simulator.media;

import dev.switchboard.simulator.account.SimulatorConfig;
import dev.switchboard.simulator.clock.SimulatedClock;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/** Addresses from which a file can be fetched: they live five minutes, and cannot be made up. */
@Singleton
public class MediaLinks {

    private static final Duration LIFE = Duration.ofMinutes(5);

    private final SimulatedClock clock;
    private final String secret;

    MediaLinks(SimulatedClock clock, SimulatorConfig config) {
        this.clock = clock;
        this.secret = config.appSecret();
    }

    /** A new address for the file, on the host under which the simulator was asked. */
    public String link(StoredMedia media, URI base) {
        var end = clock.instant().plus(LIFE).getEpochSecond();
        return base.resolve("/whatsapp_business/attachments/?mid=" + media.id() + "&ext=" + end + "&hash="
                        + hash(media.id(), end))
                .toString();
    }

    /** Whether the address was made here and still lives. */
    boolean lives(String mediaId, long end, String hash) {
        return clock.instant().isBefore(Instant.ofEpochSecond(end))
                && hash(mediaId, end).equals(hash);
    }

    private String hash(String mediaId, long end) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var whole = digest.digest((secret + "|" + mediaId + "|" + end).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(whole, 0, 16);
        } catch (java.security.NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
