package dev.switchboard.simulator.templates;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import dev.switchboard.simulator.uploads.UploadedHandles;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/** What the business does to its templates. */
@Singleton
class TemplateEditing {

    private final Templates templates;
    private final TemplateLife life;
    private final TemplateWebhooks webhooks;
    private final UploadedHandles handles;

    TemplateEditing(Templates templates, TemplateLife life, TemplateWebhooks webhooks, UploadedHandles handles) {
        this.templates = templates;
        this.life = life;
        this.webhooks = webhooks;
        this.handles = handles;
    }

    /** Creates one; it is reviewed after a moment. */
    Template create(JsonNode description) {
        TemplateShape.checkNew(description, handles::holds);
        templates
                .find(
                        description.path("name").asText(),
                        description.path("language").asText())
                .ifPresent(known -> {
                    throw new GraphRefusal(GraphError.managed(
                            2388024,
                            "Content in this language already exists",
                            "There is already content in this language for this template."));
                });
        var created = templates.add(description, "PENDING");
        return templates.change(created, now -> now.withStatus("PENDING", null, life.reviewed()));
    }

    /** Replaces all components, or the category; it is reviewed again. */
    void edit(Template template, JsonNode change) {
        if (!List.of("APPROVED", "REJECTED", "PAUSED").contains(template.status())) {
            throw new GraphRefusal(GraphError.managed(
                    2388025,
                    "Template cannot be edited",
                    "Only approved, rejected or paused templates can be edited."));
        }
        var category = change.path("category").asText(template.category()).toUpperCase(Locale.ROOT);
        if (template.status().equals("APPROVED") && !category.equals(template.category())) {
            throw new GraphRefusal(GraphError.managed(
                    2388026, "Category cannot be changed", "The category of an approved template cannot be changed."));
        }
        var components = change.has("components") ? change.path("components") : template.components();
        TemplateShape.checkComponents(components, category, template.named(), handles::holds);
        var next = templates.change(template, now -> now.edited(components, category, life.reviewed()));
        webhooks.components(next);
    }

    /** Ends a pause that was made for pacing or quality. */
    void unpause(Template template) {
        if (!template.status().equals("PAUSED")) {
            throw new GraphRefusal(GraphError.invalid("The template is not paused."));
        }
        life.unpause(template);
    }

    /** Puts an approved template away: it cannot be sent until it is taken out again. */
    void archive(Template template) {
        if (!template.status().equals("APPROVED")) {
            throw new GraphRefusal(GraphError.invalid("Only an approved template can be archived."));
        }
        life.become(template, "ARCHIVED", null);
    }

    /** Takes a template out again. */
    void unarchive(Template template) {
        if (!template.status().equals("ARCHIVED")) {
            throw new GraphRefusal(GraphError.invalid("The template is not archived."));
        }
        life.become(template, "APPROVED", null);
    }

    /** Deletes all languages of a name, or the one with that id; refused when there is none. */
    void delete(String name, String id) {
        var doomed = templates.all().stream()
                .filter(template -> template.name().equals(name)
                        && (id.isEmpty() || template.id().equals(id)))
                .toList();
        if (doomed.isEmpty()) {
            throw new GraphRefusal(
                    GraphError.managed(2593002, "Message Template Not Found", "There is no template with that name."));
        }
        for (var template : doomed) {
            templates.remove(template.id());
            webhooks.status(template, "DELETED", null, null);
        }
    }
}
