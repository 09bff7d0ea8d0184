package dev.switchboard.problems;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Tells in the OpenAPI document that every answer from 400 on is a problem. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ProblemAnswers implements OASFilter {

    private static final String PROBLEM = "Problem";
    private static final String FIELD_ERROR = "FieldError";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema(PROBLEM, problem()).addSchema(FIELD_ERROR, fieldError());
        // What the library behind the problems would describe in their place.
        Stream.of("HttpProblem", "HttpValidationProblem", "Violation").forEach(document.getComponents()::removeSchema);
        document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .forEach(ProblemAnswers::describe);
    }

    private static void describe(Operation operation) {
        var answers = operation.getResponses();
        if (operation.getRequestBody() != null && !answers.hasAPIResponse("415")) {
            answers.addAPIResponse("415", OASFactory.createAPIResponse().description("unsupported_media_type"));
        }
        answers.getAPIResponses().forEach((status, answer) -> {
            if (status.startsWith("4") || status.startsWith("5")) {
                answer.setContent(OASFactory.createContent()
                        .addMediaType(
                                "application/problem+json",
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(PROBLEM))));
            }
        });
    }

    private static Schema problem() {
        return object("RFC 9457; kinds of problems may add members.")
                .required(List.of("type", "title", "status", Problem.CODE))
                .addProperty("type", text("stable name of the kind, urn:switchboard:problem:<code>"))
                .addProperty("title", text("the kind, for people"))
                .addProperty("status", number("of the answer"))
                .addProperty("detail", text("what is wrong this time"))
                .addProperty("instance", text("path of the request"))
                .addProperty(Problem.CODE, text("the kind, for programs"))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(SchemaType.ARRAY)
                                .items(OASFactory.createSchema().ref(FIELD_ERROR)));
    }

    private static Schema fieldError() {
        return object("What is wrong with one field.")
                .required(List.of("field", "message"))
                .addProperty("field", text("path of the field, header or parameter"))
                .addProperty("message", text("what is wrong, in words that follow the field's name"))
                .addProperty("limit", number("the most that is allowed, where size is the trouble"))
                .addProperty("size", number("what it was"));
    }

    private static Schema object(String description) {
        return OASFactory.createSchema().addType(SchemaType.OBJECT).description(description);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }

    private static Schema number(String description) {
        return OASFactory.createSchema().addType(SchemaType.INTEGER).description(description);
    }
}
