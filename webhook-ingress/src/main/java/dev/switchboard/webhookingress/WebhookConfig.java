package dev.switchboard.webhookingress;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** How webhooks are taken. Secrets have no default: without them nothing starts. */
@ConfigMapping(prefix = "switchboard.webhook")
public interface WebhookConfig {

    /** App secrets that sign webhooks, as a list; several while one is rotated or where several apps deliver here. Secret. */
    @NotEmpty
    List<@NotBlank String> appSecrets();

    /** The word that Meta repeats when the webhook address is set up. Secret. */
    @NotBlank
    String verifyToken();

    /** Key of the hash that turns number and customer into a record key. Secret; a change reorders what is in flight. */
    @NotBlank
    String conversationKeySecret();

    /** Meta's ids of the business numbers of this installation, as a list; webhooks of others are kept as unrecognised. */
    @NotEmpty
    Set<@NotBlank String> phoneNumberIds();

    /** Largest body, in bytes; larger ones are answered 413. Meta sends up to 3 MB. */
    @WithDefault("4194304")
    @Min(1)
    int maxBodyBytes();

    /** Most bytes of bodies that are being taken at one time; beyond it webhooks are answered 503 at once. */
    @WithDefault("25165824")
    @Min(1)
    long maxInFlightBytes();

    /** Longest wait for the rest of a body that has begun. */
    @WithDefault("10s")
    Duration bodyTimeout();

    /** Longest wait until all in-sync replicas have a record; past it the webhook is answered 503 and Meta repeats it. */
    @WithDefault("5s")
    Duration deliveryTimeout();
}
