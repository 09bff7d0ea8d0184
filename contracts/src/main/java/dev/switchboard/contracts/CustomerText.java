package dev.switchboard.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/** Words that somebody wrote to somebody. A type of its own so that no log line, exception or test report shows it: it prints its length only. */
public record CustomerText(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CustomerText {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return "CustomerText[%d chars]".formatted(value.length());
    }
}
