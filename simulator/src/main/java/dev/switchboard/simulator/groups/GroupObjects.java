package dev.switchboard.simulator.groups;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.simulator.door.GraphObjects;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Groups by id: what they are, another name, their end. */
@Singleton
class GroupObjects implements GraphObjects {

    private final Groups groups;
    private final GroupLife life;

    GroupObjects(Groups groups, GroupLife life) {
        this.groups = groups;
        this.life = life;
    }

    @Override
    public Optional<?> read(String id, Question question) {
        return groups.find(id).map(group -> GroupView.of(group, question.fields()));
    }

    @Override
    public Optional<?> change(String id, JsonNode change) {
        return groups.find(id).map(group -> new Asked("whatsapp", life.change(group, change)));
    }

    @Override
    public Optional<?> end(String id, Question question) {
        return groups.find(id).map(group -> new Asked("whatsapp", life.delete(group)));
    }

    /** It will be done, and told by a webhook with this id. */
    record Asked(
            @JsonProperty("messaging_product") String messagingProduct,
            @JsonProperty("request_id") String requestId) {}
}
