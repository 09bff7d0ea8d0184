package dev.switchboard.simulator.objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.switchboard.simulator.account.SimulatorConfig;
import dev.switchboard.simulator.door.Caller;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code GET /{version}/debug_token}: what a token may do. The app asks, with its own token, or somebody with theirs. */
@Path("/{version}/debug_token")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Graph API")
class DebugTokenResource {

    private static final List<String> SCOPES = List.of("whatsapp_business_management", "whatsapp_business_messaging");

    private final Caller caller;
    private final SimulatorConfig config;

    DebugTokenResource(Caller caller, SimulatorConfig config) {
        this.caller = caller;
        this.config = config;
    }

    @GET
    @Operation(summary = "Whether a token is good, and for what")
    public Told read(
            @PathParam("version") String version,
            @HeaderParam("Authorization") @Nullable String authorization,
            @QueryParam("input_token") @DefaultValue("") String inputToken) {
        caller.appOrToken(version, authorization);
        if (!caller.carriesToken("Bearer " + inputToken)) {
            return new Told(new Facts(null, null, null, null, false, List.of(), List.of()));
        }
        // Since June 2026 the management scope is missing from the granular ones, though it is granted.
        var granular = List.of(new Granular("whatsapp_business_messaging", List.of(config.wabaId())));
        return new Told(new Facts(config.appId(), "SYSTEM_USER", "Invented App", 0L, true, SCOPES, granular));
    }

    /** The answer. */
    record Told(Facts data) {}

    /**
     * About a token.
     *
     * @param appId whose it is; null like all the rest for a token that is none
     * @param type SYSTEM_USER
     * @param application name of the app
     * @param expiresAt Unix seconds, 0 for never
     * @param isValid whether it is accepted
     * @param scopes what it may do
     * @param granularScopes and with what
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Facts(
            @JsonProperty("app_id") @Nullable String appId,
            @Nullable String type,
            @Nullable String application,
            @JsonProperty("expires_at") @Nullable Long expiresAt,
            @JsonProperty("is_valid") boolean isValid,
            List<String> scopes,
            @JsonProperty("granular_scopes") List<Granular> granularScopes) {}

    /** A scope, and the accounts in it. */
    record Granular(
            String scope, @JsonProperty("target_ids") List<String> targetIds) {}
}
