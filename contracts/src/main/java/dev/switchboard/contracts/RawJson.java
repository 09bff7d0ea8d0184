package dev.switchboard.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/** A piece of a payload, kept as text because nobody here has read it; it may hold anything. A type of its own so that no log line, exception or test report shows it: it prints its length only. */
public record RawJson(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RawJson {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return "RawJson[%d chars]".formatted(value.length());
    }
}
