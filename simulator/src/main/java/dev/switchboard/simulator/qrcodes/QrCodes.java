package dev.switchboard.simulator.qrcodes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.simulator.control.Reset;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import dev.switchboard.simulator.door.Params;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The codes of each number. */
@Singleton
class QrCodes {

    private static final int LONGEST = 140;
    private static final int MOST = 2_000;

    private final ConcurrentMap<String, ConcurrentMap<String, QrCode>> byNumber = new ConcurrentHashMap<>();

    List<QrCode> of(String phoneNumberId) {
        return List.copyOf(codes(phoneNumberId).values());
    }

    QrCode find(String phoneNumberId, String code) {
        var found = codes(phoneNumberId).get(code);
        if (found == null) {
            throw new GraphRefusal(GraphError.unknownObject(code));
        }
        return found;
    }

    /** Makes one, or with its {@code code} gives an old one another message. */
    QrCode save(String phoneNumberId, JsonNode given) {
        var message = Params.sized(given, "prefilled_message", "prefilled_message", LONGEST);
        var format = Params.given(given, "generate_qr_image")
                ? Params.oneOf(given, "generate_qr_image", "generate_qr_image", List.of("PNG", "SVG", "png", "svg"))
                : null;
        var codes = codes(phoneNumberId);
        if (Params.given(given, "code")) {
            var known = find(phoneNumberId, given.path("code").asText());
            var changed = new QrCode(known.code(), message, known.deepLinkUrl(), known.qrImageUrl());
            codes.put(known.code(), changed);
            return changed;
        }
        if (codes.size() >= MOST) {
            throw new GraphRefusal(GraphError.invalid("A number has at most " + MOST + " QR codes."));
        }
        var name =
                UUID.randomUUID().toString().replace("-", "").substring(0, 14).toUpperCase(Locale.ROOT);
        var made = QrCode.of(name, message, format);
        codes.put(name, made);
        return made;
    }

    void delete(String phoneNumberId, String code) {
        find(phoneNumberId, code);
        codes(phoneNumberId).remove(code);
    }

    private ConcurrentMap<String, QrCode> codes(String phoneNumberId) {
        return byNumber.computeIfAbsent(phoneNumberId, _ -> new ConcurrentSkipListMap<>());
    }

    void forget(@Observes Reset reset) {
        byNumber.clear();
    }
}
