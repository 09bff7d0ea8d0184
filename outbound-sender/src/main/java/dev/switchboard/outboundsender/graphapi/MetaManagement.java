package dev.switchboard.outboundsender.graphapi;

import dev.switchboard.cloudapi.management.Changed;
import dev.switchboard.cloudapi.management.CreatedTemplate;
import dev.switchboard.cloudapi.management.ListPage;
import dev.switchboard.cloudapi.management.NumberItem;
import dev.switchboard.cloudapi.management.TemplateDraft;
import dev.switchboard.cloudapi.management.TemplateItem;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks Meta about an account and changes it. Blocks until there is an answer; never retries and never throws. Thread-safe. */
@ApplicationScoped
public class MetaManagement {

    private static final int NUMBERS_A_PAGE = 100;

    private final GraphApiConfig config;
    private final GraphManagement management;

    MetaManagement(GraphApiConfig config) {
        this.config = config;
        this.management = GraphApi.client(config, GraphManagement.class);
    }

    /** A page of all templates. */
    public MetaReply<ListPage<TemplateItem>> templates(String wabaId, int limit, @Nullable String after) {
        return ask(
                management.templates(
                        config.version(), wabaId, authorization(), TemplateItem.FIELDS, limit, null, after),
                ListPage::ofTemplates);
    }

    /** A page of templates found by name; some may have another name. */
    public MetaReply<ListPage<TemplateItem>> templatesNamed(
            String wabaId, String name, int limit, @Nullable String after) {
        return ask(
                management.templates(
                        config.version(), wabaId, authorization(), TemplateItem.FIELDS, limit, name, after),
                ListPage::ofTemplates);
    }

    /** A page of all business numbers. */
    public MetaReply<ListPage<NumberItem>> numbers(String wabaId, @Nullable String after) {
        return ask(
                management.numbers(config.version(), wabaId, authorization(), NumberItem.FIELDS, NUMBERS_A_PAGE, after),
                ListPage::ofNumbers);
    }

    /** Creates a template. */
    public MetaReply<CreatedTemplate> create(String wabaId, TemplateDraft draft) {
        return ask(
                management.create(config.version(), wabaId, authorization(), draft.toCreate()), CreatedTemplate::read);
    }

    /** Changes a template. */
    public MetaReply<Changed> edit(String templateId, TemplateDraft draft) {
        return ask(management.edit(config.version(), templateId, authorization(), draft.toEdit()), Changed::read);
    }

    /** Does to a template what the last part of the address says: unpause, archive or unarchive. */
    public MetaReply<Changed> stand(String templateId, String deed) {
        return ask(management.stand(config.version(), templateId, deed, authorization()), Changed::read);
    }

    /** Deletes all languages of a name, or one template. */
    public MetaReply<Changed> delete(String wabaId, String name, @Nullable String templateId) {
        return ask(management.delete(config.version(), wabaId, authorization(), name, templateId), Changed::read);
    }

    private String authorization() {
        return "Bearer " + config.accessToken();
    }

    private <T> MetaReply<T> ask(CompletionStage<Response> call, Function<byte[], Optional<T>> reader) {
        return call.toCompletableFuture()
                .orTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .handle((answer, failure) -> reply(answer, failure, reader))
                .exceptionally(broken -> new MetaReply.No<>(OutcomeMapping.ofBrokenAnswer(broken)))
                .join();
    }

    private static <T> MetaReply<T> reply(
            @Nullable Response answer, @Nullable Throwable failure, Function<byte[], Optional<T>> reader) {
        if (answer == null) {
            var cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
            return new MetaReply.No<>(
                    OutcomeMapping.ofFailure(cause == null ? new IllegalStateException("no answer") : cause));
        }
        var body = answer.hasEntity() ? answer.readEntity(byte[].class) : new byte[0];
        return read(answer.getStatus(), body, GraphApi.retryAfter(answer), reader);
    }

    static <T> MetaReply<T> read(
            int status, byte[] body, @Nullable Duration retryAfter, Function<byte[], Optional<T>> reader) {
        var outcome = OutcomeMapping.ofAnswer(status, body, retryAfter);
        if (status / 100 == 2) {
            var value = reader.apply(body);
            if (value.isPresent() && isNoError(outcome)) {
                return new MetaReply.Told<>(value.get());
            }
        }
        return new MetaReply.No<>(
                outcome instanceof SendOutcome.Accepted ? new SendOutcome.Unknown("answer_unreadable") : outcome);
    }

    private static boolean isNoError(SendOutcome outcome) {
        return outcome instanceof SendOutcome.Accepted || outcome instanceof SendOutcome.Unknown;
    }

    @PreDestroy
    void close() throws IOException {
        if (management instanceof Closeable client) {
            client.close();
        }
    }
}
