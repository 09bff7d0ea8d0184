package dev.switchboard.outboundsender.template;

import dev.switchboard.cloudapi.management.ListPage;
import dev.switchboard.cloudapi.management.TemplateItem;
import dev.switchboard.outboundsender.graphapi.MetaManagement;
import dev.switchboard.outboundsender.graphapi.MetaReply;
import dev.switchboard.outboundsender.graphapi.SendOutcome;
import dev.switchboard.outboundsender.mirror.MirrorConfig;
import dev.switchboard.outboundsender.mirror.Reading.Turn;
import dev.switchboard.outboundsender.template.TemplateNews.Listed;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads templates from Meta, page by page, and takes each page in at once. Only a listing that was read to its end, with every
 * item understood, lets what it had not be gone.
 */
@ApplicationScoped
class TemplateListing {

    private static final Logger LOGGER = Logger.getLogger(TemplateListing.class);

    private final MetaManagement meta;
    private final TemplateMirror mirror;
    private final MirrorConfig config;
    private final InstantSource clock;

    TemplateListing(MetaManagement meta, TemplateMirror mirror, MirrorConfig config, InstantSource clock) {
        this.meta = meta;
        this.mirror = mirror;
        this.config = config;
        this.clock = clock;
    }

    /** Reads all templates of an account. Answers what went wrong; empty when nothing did. */
    Optional<SendOutcome> all(String wabaId, Turn turn) throws SQLException {
        return read(wabaId, null, turn);
    }

    /** Reads the languages of one name. */
    Optional<SendOutcome> named(String wabaId, String name) throws SQLException {
        return read(wabaId, name, () -> true);
    }

    private Optional<SendOutcome> read(String wabaId, @Nullable String name, Turn turn) throws SQLException {
        var begun = clock.instant();
        var cursors = new HashSet<String>();
        var unreadable = 0;
        String after = null;
        do {
            if (!turn.isOurs()) {
                return Optional.of(new SendOutcome.Unknown("turn_lost"));
            }
            var asked = clock.instant();
            switch (page(wabaId, name, after)) {
                case MetaReply.No<ListPage<TemplateItem>>(SendOutcome outcome) -> {
                    return Optional.of(outcome);
                }
                case MetaReply.Told<ListPage<TemplateItem>>(ListPage<TemplateItem> page) -> {
                    mirror.listed(
                            wabaId,
                            page.items().stream()
                                    .filter(item -> name == null || name.equals(item.name()))
                                    .map(item -> new Listed(item, asked))
                                    .toList());
                    unreadable += page.unreadable();
                    after = page.after();
                }
            }
            if (after != null && !cursors.add(after)) {
                return Optional.of(new SendOutcome.Unknown("cursor_repeated"));
            }
        } while (after != null);
        if (unreadable == 0) {
            mirror.complete(wabaId, name, begun);
        } else {
            LOGGER.warnf("templates not understood, none is taken for deleted records=%d", unreadable);
        }
        return Optional.empty();
    }

    private MetaReply<ListPage<TemplateItem>> page(String wabaId, @Nullable String name, @Nullable String after) {
        return name == null
                ? meta.templates(wabaId, config.pageSize(), after)
                : meta.templatesNamed(wabaId, name, config.pageSize(), after);
    }
}
