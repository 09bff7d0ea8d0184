package dev.switchboard.simulator.graph;

import dev.switchboard.simulator.account.BusinessNumber;
import dev.switchboard.simulator.account.BusinessNumbers;
import dev.switchboard.simulator.account.SimulatorConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who calls, and for which number: version, token and phone-number id, in the order in which Meta looks at them. */
@ApplicationScoped
class Caller {

    private static final Pattern VERSION = Pattern.compile("v\\d+\\.\\d+");
    private static final String BEARER = "Bearer ";

    private final BusinessNumbers numbers;
    private final byte[] accessToken;

    Caller(BusinessNumbers numbers, SimulatorConfig config) {
        this.numbers = numbers;
        this.accessToken = config.accessToken().getBytes(StandardCharsets.UTF_8);
    }

    BusinessNumber check(String version, String phoneNumberId, @Nullable String authorization) {
        if (!VERSION.matcher(version).matches()) {
            throw new GraphRefusal(GraphError.unknownPath(version));
        }
        if (authorization == null || !carriesToken(authorization)) {
            throw new GraphRefusal(GraphError.invalidToken());
        }
        return numbers.find(phoneNumberId).orElseThrow(() -> new GraphRefusal(GraphError.unknownObject(phoneNumberId)));
    }

    private boolean carriesToken(String authorization) {
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return false;
        }
        var given = authorization.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, accessToken);
    }
}
