package dev.switchboard.consentservice.page;

import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestResponse;

/** A rendered template as an answer that can do nothing but be shown: no scripts, nothing from elsewhere, not kept. */
public final class HtmlPage {

    /** What it is served as; JSON comes first for whoever takes anything. */
    public static final String TYPE = "text/html;charset=UTF-8;qs=0.5";

    private HtmlPage() {}

    /** The answer. */
    public static RestResponse<String> of(TemplateInstance filled) {
        return RestResponse.ResponseBuilder.ok(filled.render())
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .build();
    }
}
