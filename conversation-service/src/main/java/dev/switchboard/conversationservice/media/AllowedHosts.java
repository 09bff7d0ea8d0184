package dev.switchboard.conversationservice.media;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Which addresses may get our token: hosts of a list and all below them, over TLS, or without it on this machine alone. */
final class AllowedHosts {

    private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1");

    private final List<String> hosts;

    AllowedHosts(List<String> hosts) {
        this.hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    }

    /**
     * The address, when it may have the token.
     *
     * @throws FetchException with {@link FailureReason#HOST_NOT_ALLOWED}, also for what is no address
     */
    URI checked(String link) throws FetchException {
        URI address;
        try {
            address = URI.create(link);
        } catch (IllegalArgumentException e) {
            // The address may carry secrets: it goes into no message.
            throw new FetchException(FailureReason.HOST_NOT_ALLOWED);
        }
        var host = address.getHost();
        if (host == null || !allowed(host.toLowerCase(Locale.ROOT), address.getScheme())) {
            throw new FetchException(FailureReason.HOST_NOT_ALLOWED);
        }
        return address;
    }

    private boolean allowed(String host, String scheme) {
        var safe = "https".equalsIgnoreCase(scheme) || ("http".equalsIgnoreCase(scheme) && THIS_MACHINE.contains(host));
        return safe && hosts.stream().anyMatch(known -> host.equals(known) || host.endsWith("." + known));
    }
}
