package dev.switchboard.cloudapi.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftRulesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BODY = "{'type':'BODY','text':'Your order is ready.'}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            [BODY]                                                                                                   |
            []                                                                                                       | components
            [{'type':'FOOTER','text':'Shop'}]                                                                        | components
            [BODY,BODY]                                                                                              | components[1]
            [{'type':'BODY','text':''}]                                                                              | components[0].text
            [{'type':'BODY','text':'{{1}} is ready','example':{'body_text':[['77']]}}]                               | components[0].text
            [{'type':'BODY','text':'Ready is {{1}}','example':{'body_text':[['77']]}}]                               | components[0].text
            [{'type':'BODY','text':'Your {{1}} is ready'}]                                                           | components[0].example.body_text
            [{'type':'BODY','text':'Your {{1}} is ready','example':{'body_text':[['77']]}}]                          |
            [{'type':'BODY','text':'Your {{2}} is ready','example':{'body_text':[['77']]}}]                          | components[0].text
            [{'type':'BODY','text':'A {{1}} {{2}} {{3}} b','example':{'body_text':[['1','2','3']]}}]                 | components[0].text
            [BODY,{'type':'FOOTER','text':'At {{1}} again'}]                                                         | components[1].text
            [BODY,{'type':'HEADER','format':'TEXT','text':'Order {{1}}','example':{'header_text':['77']}}]           |
            [BODY,{'type':'HEADER','format':'TEXT','text':'{{1}} {{2}}','example':{'header_text':['7','8']}}]        | components[1].text
            [BODY,{'type':'HEADER','format':'IMAGE'}]                                                                | components[1].example.header_handle
            [BODY,{'type':'HEADER','format':'IMAGE','example':{'header_handle':['4::aW1hZ2U']}}]                    |
            [BODY,{'type':'HEADER','format':'VIDEO','example':{'header_handle':['1013859600285441']}}]              | components[1].example.header_handle
            [BODY,{'type':'CAROUSEL','cards':[{'components':[BODY,{'type':'HEADER','format':'IMAGE','example':{'header_handle':['1013859600285441']}}]}]}] | components[1].cards[0].components[1].example.header_handle
            [BODY,{'type':'HEADER','format':'LOCATION'}]                                                             |
            [BODY,{'type':'HEADER'}]                                                                                 | components[1].format
            [BODY,{'type':'BUTTONS','buttons':[]}]                                                                   | components[1].buttons
            [BODY,{'type':'BUTTONS','buttons':[{'type':'QUICK_REPLY','text':'Yes'},{'type':'PHONE_NUMBER','text':'Call'},{'type':'QUICK_REPLY','text':'No'}]}] | components[1].buttons
            [BODY,{'type':'BUTTONS','buttons':[{'type':'QUICK_REPLY','text':'12345678901234567890123456'}]}]         | components[1].buttons[0].text
            [BODY,{'type':'BUTTONS','buttons':[{'type':'URL','text':'Go','url':'https://a.example/{{1}}'}]}]         | components[1].buttons[0].example
            [BODY,{'type':'BUTTONS','buttons':[{'type':'URL','text':'Go','url':'https://a.example/{{1}}/b','example':['x']}]}] | components[1].buttons[0].url
            [BODY,{'type':'BUTTONS','buttons':[{'type':'PHONE_NUMBER','text':'A'},{'type':'PHONE_NUMBER','text':'B'}]}] | components[1].buttons[1]
            [BODY,{'type':'SOMETHING_NEW'}]                                                                          |
            """)
    void findsWhatBreaksALimit(String components, @Nullable String field) {
        // When
        var findings = DraftRules.ofNew(draft("order_ready", "UTILITY", null, components));

        // Then
        assertThat(findings)
                .extracting(DraftRules.Finding::field)
                .isEqualTo(field == null ? List.of() : List.of(field));
    }

    @Test
    void countsCharactersAsPeopleDo() {
        var longest = "[{'type':'BODY','text':'%s'}]".formatted("😀".repeat(1_024));
        var longer = "[{'type':'BODY','text':'%s'}]".formatted("😀".repeat(1_025));

        assertThat(DraftRules.ofNew(draft("order_ready", "UTILITY", null, longest)))
                .isEmpty();
        assertThat(DraftRules.ofNew(draft("order_ready", "UTILITY", null, longer)))
                .containsExactly(
                        new DraftRules.Finding("components[0].text", "has 1,025 characters, Meta takes 1,024"));
    }

    @Test
    void looksAtNameLanguageCategoryAndTtl() {
        // Given
        var draft = new TemplateDraft("Order", "english", "PROMO", "SOMEHOW", null, tree("[" + BODY + "]"));

        // When, then
        assertThat(DraftRules.ofNew(draft))
                .extracting(DraftRules.Finding::field)
                .containsExactly("name", "language", "category", "parameterFormat");
        assertThat(DraftRules.ofNew(draft("order_ready", "UTILITY", 43_201, "[BODY]")))
                .extracting(DraftRules.Finding::field)
                .containsExactly("sendTtlSeconds");
        assertThat(DraftRules.ofNew(draft("order_ready", "MARKETING", -1, "[BODY]")))
                .isEmpty();
    }

    @Test
    void namedGapsHaveNamesAndExamplesByName() {
        // Given
        var components = tree("""
                [{'type':'BODY','text':'Your {{order_id}} is ready.',
                  'example':{'body_text_named_params':[{'param_name':'order_id','example':'77'}]}}]""".replace('\'', '"'));
        var named = new TemplateDraft("order_ready", "pt_BR", "UTILITY", "NAMED", null, components);
        var numbered = new TemplateDraft("order_ready", "pt_BR", "UTILITY", "POSITIONAL", null, components);

        // When, then
        assertThat(DraftRules.ofNew(named)).isEmpty();
        assertThat(DraftRules.ofNew(numbered)).isNotEmpty();
        assertThat(DraftRules.ofChanged(named, "UTILITY", true)).isEmpty();
        assertThat(named.isToldBy("[{\"type\":\"BODY\",\"text\":\"Your {{order_id}} is ready.\"}]"))
                .isTrue();
        assertThat(named.isToldBy("[{\"type\":\"BODY\",\"text\":\"Another.\"}]"))
                .isFalse();
    }

    @Test
    void wordsOfOneTimeCodesAreMetas() {
        var components = "[{'type':'BODY','add_security_recommendation':true},"
                + "{'type':'BUTTONS','buttons':[{'type':'OTP','otp_type':'COPY_CODE'}]}]";

        assertThat(DraftRules.ofNew(draft("login_code", "AUTHENTICATION", 600, components)))
                .isEmpty();
    }

    private static TemplateDraft draft(
            String name, String category, @Nullable Integer sendTtlSeconds, String components) {
        return new TemplateDraft(
                name,
                "pt_BR",
                category,
                null,
                sendTtlSeconds,
                tree(components.replaceAll("(?<=[\\[,])BODY(?=[],])", BODY).replace('\'', '"')));
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
