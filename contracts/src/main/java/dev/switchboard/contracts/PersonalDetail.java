package dev.switchboard.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/** A name, a phone number or an id of a person. A type of its own so that no log line, exception or test report shows it: it prints its length only. */
public record PersonalDetail(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PersonalDetail {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return "PersonalDetail[%d chars]".formatted(value.length());
    }
}
