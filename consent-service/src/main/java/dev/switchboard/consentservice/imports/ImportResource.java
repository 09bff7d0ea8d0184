package dev.switchboard.consentservice.imports;

import dev.switchboard.consentservice.notice.Notices;
import dev.switchboard.consentservice.phone.Phones;
import dev.switchboard.consentservice.problem.Checks;
import dev.switchboard.consentservice.problem.ProblemCode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Lists of people from elsewhere. Internal. */
@Path("/api/v1/imports")
@Tag(name = "Imports")
class ImportResource {

    private static final Set<String> STATES = Set.of("ACCEPTED", "APPLIED", "REFUSED");

    private final DataSource database;
    private final Imports imports;
    private final Notices notices;
    private final ImportReport report;

    ImportResource(DataSource database, Imports imports, Notices notices, ImportReport report) {
        this.database = database;
        this.imports = imports;
        this.notices = notices;
        this.report = report;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Take over a list (CSV, UTF-8, first line names the columns phone, occurred_at, status, locale)")
    @APIResponse(responseCode = "202", description = "Every line was read and stored; applying goes on")
    @APIResponse(responseCode = "400", description = "invalid_request")
    @APIResponse(responseCode = "422", description = "unreadable_list, unknown_notice: nothing was taken")
    public RestResponse<ContactImport> take(
            @RestForm("file") @Nullable FileUpload file,
            @RestForm("phoneNumberId") @Nullable String phoneNumberId,
            @RestForm("categories") @Nullable String categories,
            @RestForm("fileName") @Nullable String fileName,
            @RestForm("actor") @Nullable String actor,
            @RestForm("noticeId") @Nullable String noticeId,
            @RestForm("noticeVersion") @Nullable Integer noticeVersion,
            @RestForm("legalBasis") @Nullable String legalBasis,
            @RestForm("region") @Nullable String region)
            throws SQLException {
        var upload = Checks.required("file", file);
        var named = fileName == null ? upload.fileName() : fileName;
        var order = new Imports.Order(
                Checks.phoneNumberId(phoneNumberId),
                Checks.categories(
                        "categories",
                        List.of(Checks.words("categories", categories, 200).split(",", -1))),
                Checks.words("fileName", named, 200),
                Checks.words("actor", actor, 100),
                notices.required(noticeId, noticeVersion),
                Checks.wordsOrNull("legalBasis", legalBasis, 200),
                region(region));
        var id = imports.stage(order, upload.uploadedFile());
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, find(id))
                .location(URI.create("/api/v1/imports/" + id))
                .build();
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "How far a list got")
    @APIResponse(responseCode = "200", description = "The list")
    @APIResponse(responseCode = "404", description = "unknown_import")
    public ContactImport get(@PathParam("id") String id) throws SQLException {
        return find(Checks.id(id, ProblemCode.UNKNOWN_IMPORT));
    }

    @GET
    @Path("/{id}/rows")
    @Produces("text/csv")
    @Operation(summary = "What became of each line, as CSV without personal data: row, state, reason")
    @APIResponse(responseCode = "200", description = "row is the line of data, from 1")
    @APIResponse(responseCode = "404", description = "unknown_import")
    public StreamingOutput rows(@PathParam("id") String id, @QueryParam("status") @Nullable String status)
            throws SQLException {
        var known = find(Checks.id(id, ProblemCode.UNKNOWN_IMPORT));
        var state = status == null ? null : status.toUpperCase(Locale.ROOT);
        if (state != null && !STATES.contains(state)) {
            throw ProblemCode.INVALID_REQUEST.because("status", "must be accepted, applied or refused");
        }
        return output -> report.write(known.id(), state, output);
    }

    private ContactImport find(UUID id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return imports.find(connection, id)
                    .orElseThrow(() -> ProblemCode.UNKNOWN_IMPORT.because("nothing has this id"));
        }
    }

    private static @Nullable String region(@Nullable String region) {
        var code = Checks.wordsOrNull("region", region, 2);
        if (code == null) {
            return null;
        }
        var upper = code.toUpperCase(Locale.ROOT);
        if (!Phones.knowsRegion(upper)) {
            throw ProblemCode.INVALID_REQUEST.because("region", "must be a country such as BR");
        }
        return upper;
    }
}
