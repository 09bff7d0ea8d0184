package dev.switchboard.simulator.objects;

import dev.switchboard.simulator.door.FaultyAnswers;
import dev.switchboard.simulator.faults.Fault.Call;
import dev.switchboard.simulator.faults.Faults;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/** Lets lookups meet the faults that wait for them. */
@Singleton
class Disturbances {

    private final Faults faults;
    private final FaultyAnswers faultyAnswers;

    Disturbances(Faults faults, FaultyAnswers faultyAnswers) {
        this.faults = faults;
        this.faultyAnswers = faultyAnswers;
    }

    Response answer(HttpServerRequest connection, Supplier<Object> lookUp) {
        var entity = lookUp.get();
        var fault = faults.strike(Call.LOOKUPS, null, null).orElse(null);
        if (fault == null) {
            return Response.ok(entity).build();
        }
        return FaultyAnswers.beforeAccepting(fault.kind())
                ? faultyAnswers.refuse(fault, connection)
                : faultyAnswers.disturb(fault, entity, connection);
    }
}
