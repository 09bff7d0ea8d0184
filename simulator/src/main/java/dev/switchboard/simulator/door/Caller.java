package dev.switchboard.simulator.door;

import dev.switchboard.simulator.account.BusinessNumber;
import dev.switchboard.simulator.account.BusinessNumbers;
import dev.switchboard.simulator.account.SimulatorConfig;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who calls, and about what: version, token and object id, in the order in which Meta looks at them. */
@Singleton
public class Caller {

    private static final Pattern VERSION = Pattern.compile("v\\d+\\.\\d+");
    private static final List<String> SCHEMES = List.of("Bearer ", "OAuth ");

    private final BusinessNumbers numbers;
    private final String wabaId;
    private final String appId;
    private final byte[] accessToken;
    private final byte[] appToken;

    Caller(BusinessNumbers numbers, SimulatorConfig config) {
        this.numbers = numbers;
        this.wabaId = config.wabaId();
        this.appId = config.appId();
        this.accessToken = config.accessToken().getBytes(StandardCharsets.UTF_8);
        this.appToken = (config.appId() + "|" + config.appSecret()).getBytes(StandardCharsets.UTF_8);
    }

    /** A call about one of the business's numbers. */
    public BusinessNumber number(String version, String phoneNumberId, @Nullable String authorization) {
        token(version, authorization);
        return numbers.find(phoneNumberId).orElseThrow(() -> new GraphRefusal(GraphError.unknownObject(phoneNumberId)));
    }

    /** A call about the business account. */
    public void account(String version, String id, @Nullable String authorization) {
        token(version, authorization);
        if (!id.equals(wabaId)) {
            throw new GraphRefusal(GraphError.unknownObject(id));
        }
    }

    /** A call about the app that the token belongs to. */
    public void app(String version, String id, @Nullable String authorization) {
        token(version, authorization);
        if (!id.equals(appId)) {
            throw new GraphRefusal(GraphError.unknownObject(id));
        }
    }

    /** A call about whatever else. */
    public void token(String version, @Nullable String authorization) {
        if (!VERSION.matcher(version).matches()) {
            throw new GraphRefusal(GraphError.unknownPath(version));
        }
        if (!carriesToken(authorization)) {
            throw new GraphRefusal(GraphError.invalidToken());
        }
    }

    /** A call of the app itself, with its id and secret, or of whoever has the token. */
    public void appOrToken(String version, @Nullable String authorization) {
        if (!carries(appToken, authorization)) {
            token(version, authorization);
        }
    }

    /** Whether the header carries the token that is accepted. */
    public boolean carriesToken(@Nullable String authorization) {
        return carries(accessToken, authorization);
    }

    private static boolean carries(byte[] token, @Nullable String authorization) {
        if (authorization == null) {
            return false;
        }
        return SCHEMES.stream()
                .filter(scheme -> authorization.regionMatches(true, 0, scheme, 0, scheme.length()))
                .map(scheme -> authorization.substring(scheme.length()).strip())
                .anyMatch(given -> MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token));
    }
}
