package dev.switchboard.simulator.numbers;

import dev.switchboard.simulator.door.GraphObjects;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The business account. */
@Singleton
class AccountObjects implements GraphObjects {

    private final AccountView view;

    AccountObjects(AccountView view) {
        this.view = view;
    }

    @Override
    public Optional<?> read(String id, Question question) {
        return id.equals(view.id()) ? Optional.of(view.of(question.fields())) : Optional.empty();
    }
}
