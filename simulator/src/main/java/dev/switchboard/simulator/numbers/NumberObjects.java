package dev.switchboard.simulator.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.simulator.account.BusinessNumbers;
import dev.switchboard.simulator.door.Done;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphObjects;
import dev.switchboard.simulator.door.GraphRefusal;
import dev.switchboard.simulator.door.Params;
import dev.switchboard.simulator.subscriptions.Overrides;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The business's numbers. */
@Singleton
class NumberObjects implements GraphObjects {

    private final BusinessNumbers numbers;
    private final NumberView view;
    private final Overrides overrides;
    private final Registrations registrations;

    NumberObjects(BusinessNumbers numbers, NumberView view, Overrides overrides, Registrations registrations) {
        this.numbers = numbers;
        this.view = view;
        this.overrides = overrides;
        this.registrations = registrations;
    }

    @Override
    public Optional<?> read(String id, Question question) {
        return numbers.find(id).map(number -> view.of(number, question.fields()));
    }

    /** Another address for its webhooks, or another PIN. */
    @Override
    public Optional<?> change(String id, JsonNode change) {
        return numbers.find(id).map(number -> {
            if (Params.given(change, "webhook_configuration")) {
                overrides.ofNumber(id, Params.object(change, "webhook_configuration", "webhook_configuration"));
            } else if (Params.given(change, "pin")) {
                registrations.setPin(number, change);
            } else {
                throw new GraphRefusal(GraphError.invalid("Give webhook_configuration or pin."));
            }
            return Done.done();
        });
    }
}
