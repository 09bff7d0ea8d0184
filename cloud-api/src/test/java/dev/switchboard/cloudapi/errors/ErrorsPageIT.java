package dev.switchboard.cloudapi.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.cloudapi.errors.ErrorCatalogue.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page about errors says what the catalogue says; with {@code -Dcloud-api.write} it is written instead of compared. */
class ErrorsPageIT {

    private static final Path PAGE = Path.of("../docs/errors.md");

    private static final String HEAD = """
            # Meta's error codes

            Generated from the module `cloud-api` (`errors.psv`); do not edit. `./mvnw verify -pl cloud-api -Dcloud-api.write` renews it.

            What the sender does:

            | class | |
            |---|---|
            | retry | it did not go out; the same is tried again, later and not for ever |
            | slow recipient, slow number, slow account | Meta limits us; that scope slows down, and no message fails by it |
            | drop | this message will never go out; others may |
            | stop recipient | this message will never go out, and others to this customer will hardly |
            | pause initiated | what the number sends without being asked waits until a person acts; answers in open windows go on |
            | pause number, pause account | nothing is sent until a person acts; messages wait |
            | fix | this message will never go out: something is wrong with how it is written or what is set up |
            | ambiguous | it may have gone out; a status decides, never another call |

            The codes 200 to 299 all mean that the access token lacks a permission (pause account). A code that is not listed is judged by its
            HTTP status: 429 slows the number down, 401 pauses the account, another 4xx drops the message, all else is ambiguous.

            | code | what it means | what to do | who | class |
            |---|---|---|---|---|
            """;

    @Test
    void thePageSaysWhatTheCatalogueSays() throws IOException {
        var generated =
                ErrorCatalogue.all().stream().map(ErrorsPageIT::row).collect(Collectors.joining("\n", HEAD, "\n"));
        if (System.getProperty("cloud-api.write") != null) {
            Files.writeString(PAGE, generated);
        }

        assertThat(PAGE)
                .content()
                .as("docs/errors.md; -Dcloud-api.write renews it")
                .isEqualTo(generated);
    }

    private static String row(Entry entry) {
        return "| %d | **%s.** %s | %s | %s | %s |"
                .formatted(
                        entry.code(),
                        entry.title(),
                        entry.explanation(),
                        entry.remedy(),
                        words(entry.owner()),
                        words(entry.treatment()));
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
