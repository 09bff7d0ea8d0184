package dev.switchboard.simulator.templates;

import dev.switchboard.simulator.control.InvalidControlInput;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What Meta does to templates. */
@Path("/_sim/templates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Templates")
class TemplateControlResource {

    private static final List<String> STATUSES = List.of(
            "APPROVED",
            "PENDING",
            "REJECTED",
            "PAUSED",
            "DISABLED",
            "FLAGGED",
            "IN_APPEAL",
            "REINSTATED",
            "PENDING_DELETION",
            "LIMIT_EXCEEDED",
            "LOCKED",
            "ARCHIVED");
    private static final List<String> QUALITIES = List.of("GREEN", "YELLOW", "RED", "UNKNOWN");
    private static final List<String> PACING = List.of("hold", "release", "drop");

    private final Templates templates;
    private final TemplateLife life;

    TemplateControlResource(Templates templates, TemplateLife life) {
        this.templates = templates;
        this.life = life;
    }

    @GET
    @Operation(summary = "The templates of the account")
    public List<TemplateView> list() {
        return templates.all().stream().map(TemplateView::of).toList();
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Lets one thing happen to a template, and tells it: status, quality, category or pacing")
    public TemplateView happen(@PathParam("id") String id, @Nullable Fate fate) {
        var template =
                templates.find(id).orElseThrow(() -> new InvalidControlInput("there is no template with that id"));
        if (fate == null) {
            throw new InvalidControlInput("give status, quality, category or pacing");
        }
        if (fate.status() != null) {
            changeStatus(template, oneOf(fate.status(), STATUSES, "status"), fate.reason());
        } else if (fate.quality() != null) {
            life.rate(template, oneOf(fate.quality(), QUALITIES, "quality"));
        } else if (fate.category() != null) {
            var category = oneOf(
                    fate.category(), TemplateShape.CATEGORIES.stream().sorted().toList(), "category");
            life.categorise(template, category, notice(fate.notice()));
        } else if (fate.pacing() != null) {
            pace(template, oneOf(fate.pacing(), PACING, "pacing"));
        } else {
            throw new InvalidControlInput("give status, quality, category or pacing");
        }
        return TemplateView.of(templates.find(id).orElse(template));
    }

    private void changeStatus(Template template, String status, @Nullable String reason) {
        if (status.equals("PAUSED")) {
            life.pause(template);
        } else {
            life.become(template, status, reason);
        }
    }

    private void pace(Template template, String pacing) {
        if (pacing.equals("hold")) {
            life.hold(template);
        } else {
            life.decide(template, pacing.equals("release"));
        }
    }

    private static @Nullable Duration notice(@Nullable String notice) {
        try {
            return notice == null ? null : Duration.parse(notice);
        } catch (DateTimeParseException _) {
            throw new InvalidControlInput("notice is an ISO-8601 duration such as PT24H");
        }
    }

    private static String oneOf(String given, List<String> words, String name) {
        if (!words.contains(given)) {
            throw new InvalidControlInput(name + " is one of " + String.join(", ", words));
        }
        return given;
    }

    /**
     * What happens; the first that is given.
     *
     * @param status its new status; PAUSED ends by itself after 3, then 6 hours, the third is DISABLED
     * @param reason why it was rejected
     * @param quality GREEN, YELLOW, RED (which pauses) or UNKNOWN
     * @param category its new category, after {@code notice} if there is one
     * @param notice ISO-8601
     * @param pacing hold what is sent from now on; release or drop what is held
     */
    record Fate(
            @Nullable String status,
            @Nullable String reason,
            @Nullable String quality,
            @Nullable String category,
            @Nullable String notice,
            @Nullable String pacing) {}
}
