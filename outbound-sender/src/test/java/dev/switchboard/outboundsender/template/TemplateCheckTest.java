package dev.switchboard.outboundsender.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.cloudapi.management.TemplateShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateCheckTest {

    private static final String BODY_OF_TWO = """
            [{"type":"BODY","text":"Hello {{1}}, we expect you on {{2}}."}]""";

    @ParameterizedTest
    @CsvSource({
        "PAUSED,   template_paused",
        "ARCHIVED, template_archived",
        "REJECTED, template_not_approved",
        "PENDING,  template_not_approved",
        "DISABLED, template_not_approved",
        "NEWWORD,  template_not_approved",
    })
    void refusesWhatIsNotApprovedWhateverFillsIt(String status, String code) {
        // When
        var check = TemplateCheck.of(new Filled().all(), found(status, BODY_OF_TWO));

        // Then
        assertThat(check).isInstanceOfSatisfying(TemplateCheck.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.explanation()).containsIgnoringCase(status.substring(0, 6));
        });
    }

    @Test
    void tellsWhatIsMissingFromWhatNobodyKnows() {
        assertThat(TemplateCheck.of(new Filled().all(), new TemplateLookup.Missing()))
                .isInstanceOfSatisfying(TemplateCheck.Unknown.class, unknown -> {
                    assertThat(unknown.neverRead()).isFalse();
                    assertThat(unknown.otherwise().code()).isEqualTo("template_unknown");
                });
        assertThat(TemplateCheck.of(new Filled().all(), new TemplateLookup.Unmirrored()))
                .isInstanceOfSatisfying(TemplateCheck.Unknown.class, unknown -> {
                    assertThat(unknown.neverRead()).isTrue();
                    assertThat(unknown.otherwise().code()).isEqualTo("template_unverified");
                });
    }

    private static TemplateLookup found(String status, String components) {
        return new TemplateLookup.Found("7", status, "UTILITY", null, TemplateShape.of(components, null));
    }
}
