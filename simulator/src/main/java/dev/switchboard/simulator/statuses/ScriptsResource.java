package dev.switchboard.simulator.statuses;

import dev.switchboard.simulator.control.CustomerIds;
import dev.switchboard.simulator.control.InvalidControlInput;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Chooses what is told of accepted messages, for everybody or for one customer. */
@Path("/_sim/scripts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Status scripts")
class ScriptsResource {

    private final StatusScripts scripts;

    ScriptsResource(StatusScripts scripts) {
        this.scripts = scripts;
    }

    @GET
    @Operation(summary = "The scripts in force")
    public InForce inForce() {
        var own = new TreeMap<String, String>();
        scripts.byCustomer().forEach((customer, script) -> own.put(customer, script.wireName()));
        return new InForce(scripts.everybody().wireName(), own);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Plays a script for everybody, or for the customer in `to`")
    public InForce choose(@Nullable Choice choice) {
        var name = choice == null || choice.script() == null ? "" : choice.script();
        var script = StatusScript.named(name).orElseThrow(() -> new InvalidControlInput("script is one of " + names()));
        if (choice == null || choice.to() == null) {
            scripts.play(script);
        } else {
            scripts.play(script, CustomerIds.parse(choice.to()));
        }
        return inForce();
    }

    @DELETE
    @Operation(summary = "Back to normal for everybody")
    public InForce clear() {
        scripts.clear();
        return inForce();
    }

    private static String names() {
        return Stream.of(StatusScript.values()).map(StatusScript::wireName).collect(Collectors.joining(", "));
    }

    /**
     * A script to play.
     *
     * @param script its name
     * @param to the customer it is for: digits or business-scoped id; left out for everybody
     */
    record Choice(@Nullable String script, @Nullable String to) {}

    /**
     * The scripts in force.
     *
     * @param everybody where nothing else is said
     * @param customers by customer id
     */
    record InForce(String everybody, Map<String, String> customers) {}
}
