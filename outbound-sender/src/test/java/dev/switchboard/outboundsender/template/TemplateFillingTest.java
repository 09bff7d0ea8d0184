package dev.switchboard.outboundsender.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.cloudapi.management.TemplateShape;
import dev.switchboard.contracts.content.MediaKind;
import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.contracts.content.TemplateButtonParameter.Kind;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares what fills templates with what they want, case by case. */
class TemplateFillingTest {

    private static final String SECRET = Filled.SECRET;

    private static final String BODY_OF_TWO = """
            [{"type":"BODY","text":"Hello {{1}}, we expect you on {{2}}."}]""";
    private static final String NAMED = """
            [{"type":"HEADER","format":"TEXT","text":"Order {{order_id}}"},
             {"type":"BODY","text":"Hello {{first_name}}, your order {{order_id}} left."}]""";
    private static final String PICTURE = """
            [{"type":"HEADER","format":"IMAGE"},{"type":"BODY","text":"Spring is here."}]""";
    private static final String PLACE = """
            [{"type":"HEADER","format":"LOCATION"},{"type":"BODY","text":"We moved."}]""";
    private static final String BUTTONS = """
            [{"type":"BODY","text":"Your order left."},{"type":"BUTTONS","buttons":[
              {"type":"URL","text":"Track","url":"https://shop.example/{{1}}"},
              {"type":"QUICK_REPLY","text":"Cancel"},
              {"type":"PHONE_NUMBER","text":"Call","phone_number":"+15550000001"},
              {"type":"COPY_CODE","example":"SPRING20"},
              {"type":"FLOW","text":"Rate us"}]}]""";
    private static final String CODE = """
            [{"type":"BODY","add_security_recommendation":true},
             {"type":"BUTTONS","buttons":[{"type":"OTP","otp_type":"COPY_CODE"}]}]""";
    private static final String OFFER = """
            [{"type":"LIMITED_TIME_OFFER","limited_time_offer":{"text":"Today","has_expiration":true}},
             {"type":"BODY","text":"A dime off."}]""";
    private static final String CAROUSEL = """
            [{"type":"BODY","text":"Look:"},{"type":"CAROUSEL","cards":[
              {"components":[{"type":"HEADER","format":"IMAGE"},{"type":"BODY","text":"It costs {{1}} now"}]},
              {"components":[{"type":"HEADER","format":"IMAGE"},{"type":"BODY","text":"It costs {{1}} now"}]}]}]""";

    private static final String PRODUCTS = """
            [{"type":"BODY","text":"Look:"},{"type":"CAROUSEL","cards":[
              {"components":[{"type":"HEADER","format":"PRODUCT"}]},{"components":[{"type":"HEADER","format":"PRODUCT"}]}]}]""";

    /** One filling of one template, and the fields that do not fit. */
    record Case(String name, String components, OutboundContent.Template given, List<String> misfits) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> fillings() {
        var given = new Filled();
        var url = Filled.button(0, Kind.URL, SECRET);
        var code = Filled.button(3, Kind.COPY_CODE, SECRET);
        return Stream.of(
                new Case(
                        "as many as gaps",
                        BODY_OF_TWO,
                        given.body(SECRET, SECRET).all(),
                        List.of()),
                new Case("too few", BODY_OF_TWO, given.body(SECRET).all(), List.of("body")),
                new Case(
                        "too many",
                        BODY_OF_TWO,
                        given.body(SECRET, SECRET, SECRET).all(),
                        List.of("body")),
                new Case("none where none is wanted", PLACE.replace("LOCATION", "TEXT"), given.all(), List.of()),
                new Case(
                        "a header where there is none",
                        BODY_OF_TWO,
                        given.body(SECRET, SECRET).header(Filled.words(null)).all(),
                        List.of("header")),
                new Case(
                        "named, in any order",
                        NAMED,
                        given.header(Filled.words("order_id"))
                                .named("order_id", "first_name")
                                .all(),
                        List.of()),
                new Case(
                        "named, one under another name",
                        NAMED,
                        given.header(Filled.words("order_id"))
                                .named("order_id", "name")
                                .all(),
                        List.of("body[1].name", "body")),
                new Case(
                        "named, without names",
                        NAMED,
                        given.header(Filled.words("order_id"))
                                .body(SECRET, SECRET)
                                .all(),
                        List.of("body[0].name", "body[1].name", "body", "body")),
                new Case(
                        "named, header missing",
                        NAMED,
                        given.named("order_id", "first_name").all(),
                        List.of("header", "header")),
                new Case(
                        "a picture",
                        PICTURE,
                        given.header(Filled.file(MediaKind.IMAGE)).all(),
                        List.of()),
                new Case("no picture", PICTURE, given.all(), List.of("header")),
                new Case(
                        "a video",
                        PICTURE,
                        given.header(Filled.file(MediaKind.VIDEO)).all(),
                        List.of("header")),
                new Case(
                        "words for a picture",
                        PICTURE,
                        given.header(Filled.words(null)).all(),
                        List.of("header")),
                new Case("a place", PLACE, given.header(Filled.place()).all(), List.of()),
                new Case(
                        "a picture for a place",
                        PLACE,
                        given.header(Filled.file(MediaKind.IMAGE)).all(),
                        List.of("header")),
                new Case(
                        "the buttons that must",
                        BUTTONS,
                        given.buttons(url, code).all(),
                        List.of()),
                new Case(
                        "all that can",
                        BUTTONS,
                        given.buttons(
                                        url,
                                        code,
                                        Filled.button(1, Kind.QUICK_REPLY, SECRET),
                                        Filled.button(4, Kind.FLOW, null))
                                .all(),
                        List.of()),
                new Case("no end of the address", BUTTONS, given.buttons(code).all(), List.of("buttons")),
                new Case("no code", BUTTONS, given.buttons(url).all(), List.of("buttons")),
                new Case(
                        "a payload for an address",
                        BUTTONS,
                        given.buttons(Filled.button(0, Kind.QUICK_REPLY, SECRET), code)
                                .all(),
                        List.of("buttons[0].kind")),
                new Case(
                        "a value for a phone button",
                        BUTTONS,
                        given.buttons(url, code, Filled.button(2, Kind.URL, SECRET))
                                .all(),
                        List.of("buttons[2]")),
                new Case(
                        "a button that there is not",
                        BUTTONS,
                        given.buttons(url, code, Filled.button(5, Kind.URL, SECRET))
                                .all(),
                        List.of("buttons[2].index")),
                new Case(
                        "a code, twice the same",
                        CODE,
                        given.body("123456")
                                .buttons(Filled.button(0, Kind.URL, "123456"))
                                .all(),
                        List.of()),
                new Case(
                        "two codes",
                        CODE,
                        given.body("123456")
                                .buttons(Filled.button(0, Kind.URL, "654321"))
                                .all(),
                        List.of("buttons[0].value")),
                new Case("a code without its button", CODE, given.body("123456").all(), List.of("buttons")),
                new Case(
                        "a long code",
                        CODE,
                        given.body("1234567890123456")
                                .buttons(Filled.button(0, Kind.URL, "1234567890123456"))
                                .all(),
                        List.of("body[0].text")),
                new Case(
                        "an offer that ends", OFFER, given.ending(Instant.EPOCH).all(), List.of()),
                new Case("an offer without end", OFFER, given.all(), List.of("offerExpiresAt")),
                new Case(
                        "an end of no offer",
                        PICTURE,
                        given.header(Filled.file(MediaKind.IMAGE))
                                .ending(Instant.EPOCH)
                                .all(),
                        List.of("offerExpiresAt")),
                new Case(
                        "two cards",
                        CAROUSEL,
                        given.cards(Filled.card(SECRET), Filled.card(SECRET)).all(),
                        List.of()),
                new Case(
                        "one card of two",
                        CAROUSEL,
                        given.cards(Filled.card(SECRET)).all(),
                        List.of("cards")),
                new Case(
                        "a card without its words",
                        CAROUSEL,
                        given.cards(Filled.card(SECRET), Filled.card()).all(),
                        List.of("cards[1].body")),
                new Case(
                        "as many products as there are to show",
                        PRODUCTS,
                        given.cards(Filled.product(), Filled.product(), Filled.product())
                                .all(),
                        List.of()),
                new Case(
                        "a picture for a product",
                        PRODUCTS,
                        given.cards(Filled.product(), Filled.card()).all(),
                        List.of("cards[1].header")),
                new Case("no products", PRODUCTS, given.all(), List.of("cards")),
                new Case(
                        "cards where there are none",
                        BODY_OF_TWO,
                        given.body(SECRET, SECRET).cards(Filled.card(SECRET)).all(),
                        List.of("cards")));
    }

    @ParameterizedTest
    @MethodSource("fillings")
    void comparesWhatIsFilledInWithWhatTheTemplateWants(Case filling) {
        // When
        var check = TemplateCheck.of(filling.given(), found("APPROVED", filling.components()));

        // Then
        if (filling.misfits().isEmpty()) {
            assertThat(check).isEqualTo(new TemplateCheck.Fit("7", "UTILITY"));
            return;
        }
        assertThat(check).isInstanceOfSatisfying(TemplateCheck.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("template_parameters");
            assertThat(refused.evidence().getFirst()).isEqualTo("template 7");
            assertThat(refused.evidence().subList(1, refused.evidence().size()))
                    .containsExactlyElementsOf(
                            filling.misfits().stream().distinct().toList());
            assertThat(refused.explanation())
                    .contains("the template wants", "given:")
                    .doesNotContain(SECRET, "123456");
        });
    }

    @Test
    void namesFieldWishAndWhatWasGiven() {
        // When
        var check = TemplateCheck.of(new Filled().body(SECRET).all(), found("APPROVED", BODY_OF_TWO));

        // Then
        assertThat(check)
                .isInstanceOfSatisfying(
                        TemplateCheck.Refused.class,
                        refused -> assertThat(refused.explanation())
                                .isEqualTo("body: the template wants 2 parameters, given: 1 parameter."));
    }

    private static TemplateLookup found(String status, String components) {
        return new TemplateLookup.Found("7", status, "UTILITY", null, TemplateShape.of(components, null));
    }
}
