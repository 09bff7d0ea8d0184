package dev.switchboard.outboundsender.template;

import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.outbound.TemplateState;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Publications;
import dev.switchboard.outboundsender.template.Template.Told;
import dev.switchboard.outboundsender.template.TemplateNews.Listed;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes news of templates in and publishes those that changed, and nothing else. */
@ApplicationScoped
class TemplateMirror {

    private static final URI SOURCE = URI.create("/outbound-sender");

    private final Templates templates;
    private final Publications publications;
    private final InstantSource clock;

    TemplateMirror(Templates templates, Publications publications, InstantSource clock) {
        this.templates = templates;
        this.publications = publications;
        this.clock = clock;
    }

    /** Takes a part of a listing in, in a transaction of its own. What it has not is not gone yet. */
    void listed(String wabaId, List<Listed> listed) {
        if (listed.isEmpty()) {
            return;
        }
        publications.inTransaction((_, outbox) -> {
            var byId = new LinkedHashMap<String, Listed>();
            listed.forEach(news -> byId.put(news.item().id(), news));
            var known = byId(templates.lock(byId.keySet()));
            var changed = new ArrayList<Template>();
            for (var news : byId.values()) {
                var before = known.get(news.item().id());
                if (before != null) {
                    changed.add(merged(before, news, outbox));
                    continue;
                }
                var added = news.first(wabaId);
                if (templates.add(added)) {
                    publish(added, outbox);
                }
            }
            templates.change(changed);
            return changed.size();
        });
    }

    /**
     * A complete listing began then and is taken in: what it had not is gone.
     *
     * @param name the name that was listed; null for all of the account
     */
    void complete(String wabaId, @Nullable String name, Instant begun) {
        publications.inTransaction((_, outbox) -> {
            var changed = new ArrayList<Template>();
            for (var unlisted : templates.lockUnlisted(wabaId, name, begun)) {
                changed.add(merged(unlisted, new TemplateNews.Gone(begun), outbox));
            }
            templates.change(changed);
            return changed.size();
        });
    }

    /**
     * Takes what a webhook told in. Joins the transaction around it.
     *
     * @return the template after it; empty when it is not known
     */
    Optional<Template> told(String templateId, TemplateNews news, Outbox outbox) throws SQLException {
        var known = templates.lock(List.of(templateId)).stream().findFirst();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        var after = merged(known.get(), news, outbox);
        if (!after.equals(known.get())) {
            templates.change(List.of(after));
        }
        return Optional.of(after);
    }

    /** Takes what we know ourselves in, in a transaction of its own. */
    Optional<Template> told(String templateId, TemplateNews news) {
        return publications.inTransaction((_, outbox) -> told(templateId, news, outbox));
    }

    private Template merged(Template before, TemplateNews news, Outbox outbox) {
        var after = news.mergedInto(before);
        if (after.isPublishedAs(before)) {
            return after;
        }
        var told = after.told();
        var later = told.published().isAfter(news.at()) ? told.published() : news.at();
        var next = after.withTold(
                new Told(later, told.listed(), told.status(), told.category(), told.quality()), after.version() + 1);
        publish(next, outbox);
        return next;
    }

    private void publish(Template template, Outbox outbox) {
        outbox.add(
                Topics.OUTBOUND_TEMPLATES,
                template.templateId(),
                new CloudEvent<>(
                        CloudEvent.idOf(
                                TemplateState.class, template.templateId(), Integer.toString(template.version())),
                        SOURCE,
                        template.templateId(),
                        clock.instant(),
                        null,
                        template.state()));
    }

    private static Map<String, Template> byId(List<Template> templates) {
        return templates.stream().collect(Collectors.toMap(Template::templateId, Function.identity()));
    }
}
