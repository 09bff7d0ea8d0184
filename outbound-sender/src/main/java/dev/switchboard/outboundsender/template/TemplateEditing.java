package dev.switchboard.outboundsender.template;

import dev.switchboard.cloudapi.management.CreatedTemplate;
import dev.switchboard.cloudapi.management.DraftRules;
import dev.switchboard.cloudapi.management.DraftRules.Finding;
import dev.switchboard.cloudapi.management.TemplateDraft;
import dev.switchboard.cloudapi.management.TemplateItem;
import dev.switchboard.outboundsender.graphapi.MetaManagement;
import dev.switchboard.outboundsender.graphapi.MetaReply;
import dev.switchboard.outboundsender.graphapi.SendOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Creates, changes and deletes templates at Meta: limits first, then one call. A lost answer is settled by a listing of the name,
 * never by a second call. Refusals are thrown as problems.
 */
@ApplicationScoped
class TemplateEditing {

    private static final Set<String> EDITABLE = Set.of("APPROVED", "REJECTED", "PAUSED");

    private final MetaManagement meta;
    private final Templates templates;
    private final TemplateMirror mirror;
    private final TemplateListing listing;
    private final Refreshes refreshes;
    private final InstantSource clock;

    TemplateEditing(
            MetaManagement meta,
            Templates templates,
            TemplateMirror mirror,
            TemplateListing listing,
            Refreshes refreshes,
            InstantSource clock) {
        this.meta = meta;
        this.templates = templates;
        this.mirror = mirror;
        this.listing = listing;
        this.refreshes = refreshes;
        this.clock = clock;
    }

    /** Creates it; Meta reviews it afterwards. */
    Template create(String wabaId, TemplateDraft draft) throws SQLException {
        check(DraftRules.ofNew(draft));
        var name = Objects.requireNonNull(draft.name());
        var language = Objects.requireNonNull(draft.language());
        if (isThere(wabaId, name, language)) {
            throw TemplateProblems.TEMPLATE_EXISTS.because("edit it, or choose another name");
        }
        var asked = clock.instant();
        return switch (meta.create(wabaId, draft)) {
            case MetaReply.Told<CreatedTemplate>(CreatedTemplate created) -> {
                var item = new TemplateItem(
                        created.id(),
                        name,
                        language,
                        created.status(),
                        created.category(),
                        null,
                        null,
                        draft.parameterFormat(),
                        draft.components().toString());
                mirror.listed(wabaId, List.of(new TemplateNews.Listed(item, asked)));
                refreshes.want(wabaId, name);
                yield find(created.id());
            }
            case MetaReply.No<CreatedTemplate>(SendOutcome outcome) -> {
                settle(wabaId, name, outcome);
                yield templates
                        .find(wabaId, name, language)
                        .filter(TemplateEditing::isLive)
                        .orElseThrow(() -> TemplateProblems.unsettled("it"));
            }
        };
    }

    /** Replaces its components; Meta reviews it again. */
    Template edit(String templateId, TemplateDraft draft) throws SQLException {
        var template = find(templateId);
        if (!EDITABLE.contains(template.status())) {
            throw TemplateProblems.NOT_EDITABLE.because(
                    "it is %s; only APPROVED, REJECTED and PAUSED ones can be changed".formatted(template.status()));
        }
        var category = draft.category() == null ? template.category() : draft.category();
        if (template.status().equals(Template.APPROVED) && !category.equals(template.category())) {
            throw TemplateProblems.NOT_EDITABLE.because("the category of an approved template stays what it is");
        }
        check(DraftRules.ofChanged(draft, category, "NAMED".equals(template.parameterFormat())));
        switch (meta.edit(templateId, draft)) {
            case MetaReply.Told<?> _ -> readNow(template);
            case MetaReply.No<?>(SendOutcome outcome) -> {
                settle(template.wabaId(), template.name(), outcome);
                if (!draft.isToldBy(find(templateId).components())) {
                    throw TemplateProblems.unsettled("the change");
                }
            }
        }
        return find(templateId);
    }

    /** Ends its pause, archives it, or takes it out of the archive. */
    Template stand(String templateId, Standing standing) throws SQLException {
        var before = find(templateId);
        if (!standing.isFor(before.status())) {
            throw TemplateProblems.NOT_EDITABLE.because("it is %s; %s".formatted(before.status(), standing.wanted()));
        }
        switch (meta.stand(templateId, standing.deed())) {
            case MetaReply.Told<?> _ -> readNow(before);
            case MetaReply.No<?>(SendOutcome outcome) -> {
                settle(before.wabaId(), before.name(), outcome);
                if (standing.isFor(find(templateId).status())) {
                    throw TemplateProblems.unsettled("the change");
                }
            }
        }
        return find(templateId);
    }

    /** Deletes one language. */
    void delete(String templateId) throws SQLException {
        var template = find(templateId);
        delete(template.wabaId(), template.name(), templateId, List.of(template));
    }

    /** Deletes all languages of a name, which Meta then blocks for 30 days. */
    void deleteNamed(String wabaId, String name) throws SQLException {
        var doomed = templates.list(new TemplateFilter(wabaId, null, null, null, name), "", Integer.MAX_VALUE);
        if (doomed.isEmpty()) {
            throw TemplateProblems.UNKNOWN_TEMPLATE.because("the account has no template of that name");
        }
        delete(wabaId, name, null, doomed);
    }

    private void delete(String wabaId, String name, @Nullable String templateId, List<Template> doomed)
            throws SQLException {
        switch (meta.delete(wabaId, name, templateId)) {
            case MetaReply.Told<?> _ -> {
                for (var template : doomed) {
                    mirror.told(template.templateId(), new TemplateNews.Gone(clock.instant()));
                }
            }
            case MetaReply.No<?>(SendOutcome outcome) -> {
                settle(wabaId, name, outcome);
                var left = new ArrayList<Template>();
                for (var template : doomed) {
                    templates
                            .find(template.templateId())
                            .filter(TemplateEditing::isLive)
                            .ifPresent(left::add);
                }
                if (!left.isEmpty()) {
                    throw TemplateProblems.unsettled("that it is gone");
                }
            }
        }
    }

    /** Throws what Meta said no to; where nobody knows, looks. */
    private void settle(String wabaId, String name, SendOutcome outcome) throws SQLException {
        if (!(outcome instanceof SendOutcome.Unknown)) {
            throw TemplateProblems.of(outcome);
        }
        if (listing.named(wabaId, name).isPresent()) {
            refreshes.want(wabaId, name);
            throw TemplateProblems.unsettled("anything now");
        }
    }

    private void readNow(Template template) throws SQLException {
        if (listing.named(template.wabaId(), template.name()).isPresent()) {
            refreshes.want(template.wabaId(), template.name());
        }
    }

    private static void check(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw TemplateProblems.unfit(findings);
        }
    }

    private boolean isThere(String wabaId, String name, String language) throws SQLException {
        return templates
                .find(wabaId, name, language)
                .filter(TemplateEditing::isLive)
                .isPresent();
    }

    private Template find(String templateId) throws SQLException {
        return templates
                .find(templateId)
                .filter(TemplateEditing::isLive)
                .orElseThrow(
                        () -> TemplateProblems.UNKNOWN_TEMPLATE.because("no account here has a template of that id"));
    }

    private static boolean isLive(Template template) {
        return !template.status().equals(Template.DELETED);
    }
}
