package dev.switchboard.cloudapi.management;

import static dev.switchboard.cloudapi.management.ManagementJson.text;

import java.util.Optional;

/**
 * Meta's answer to the creation of a template.
 *
 * @param status PENDING as a rule
 * @param category the one Meta chose
 */
public record CreatedTemplate(String id, String status, String category) {

    /** Reads the answer; empty when it is none. */
    public static Optional<CreatedTemplate> read(byte[] body) {
        var answer = ManagementJson.tree(body);
        var id = text(answer, "id");
        var status = text(answer, "status");
        var category = text(answer, "category");
        return id == null || status == null || category == null
                ? Optional.empty()
                : Optional.of(new CreatedTemplate(id, status, category));
    }
}
