package dev.switchboard.simulator.templates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.simulator.door.Done;
import dev.switchboard.simulator.door.GraphObjects;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Templates by id. */
@Singleton
class TemplateObjects implements GraphObjects {

    private final Templates templates;
    private final TemplateEditing editing;
    private final ObjectMapper json;

    TemplateObjects(Templates templates, TemplateEditing editing, ObjectMapper json) {
        this.templates = templates;
        this.editing = editing;
        this.json = json;
    }

    @Override
    public Optional<?> read(String id, Question question) {
        return templates.find(id).map(template -> TemplateView.of(template).chosen(json, question.fields()));
    }

    @Override
    public Optional<?> change(String id, JsonNode change) {
        return templates.find(id).map(template -> {
            editing.edit(template, change);
            return Done.done();
        });
    }
}
