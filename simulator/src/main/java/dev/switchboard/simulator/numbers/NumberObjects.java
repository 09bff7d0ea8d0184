package dev.switchboard.simulator.numbers;

import dev.switchboard.simulator.account.BusinessNumbers;
import dev.switchboard.simulator.door.GraphObjects;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The business's numbers. */
@ApplicationScoped
class NumberObjects implements GraphObjects {

    private final BusinessNumbers numbers;
    private final NumberView view;

    NumberObjects(BusinessNumbers numbers, NumberView view) {
        this.numbers = numbers;
        this.view = view;
    }

    @Override
    public Optional<?> read(String id, Question question) {
        return numbers.find(id).map(number -> view.of(number, question.fields()));
    }
}
