package dev.switchboard.outboundsender.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.cloudapi.management.TemplateShape;
import dev.switchboard.contracts.CustomerText;
import dev.switchboard.contracts.content.MediaKind;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.contracts.content.TemplateButtonParameter;
import dev.switchboard.contracts.content.TemplateButtonParameter.Kind;
import dev.switchboard.contracts.content.TemplateCard;
import dev.switchboard.contracts.content.TemplateHeader;
import dev.switchboard.contracts.content.TemplateParameter;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateCheckTest {

    private static final String SECRET = "customer words";

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
        var url = button(0, Kind.URL, SECRET);
        var code = button(3, Kind.COPY_CODE, SECRET);
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
                        given.body(SECRET, SECRET).header(words(null)).all(),
                        List.of("header")),
                new Case(
                        "named, in any order",
                        NAMED,
                        given.header(words("order_id"))
                                .named("order_id", "first_name")
                                .all(),
                        List.of()),
                new Case(
                        "named, one under another name",
                        NAMED,
                        given.header(words("order_id"))
                                .named("order_id", "name")
                                .all(),
                        List.of("body[1].name", "body")),
                new Case(
                        "named, without names",
                        NAMED,
                        given.header(words("order_id")).body(SECRET, SECRET).all(),
                        List.of("body[0].name", "body[1].name", "body", "body")),
                new Case(
                        "named, header missing",
                        NAMED,
                        given.named("order_id", "first_name").all(),
                        List.of("header", "header")),
                new Case(
                        "a picture",
                        PICTURE,
                        given.header(file(MediaKind.IMAGE)).all(),
                        List.of()),
                new Case("no picture", PICTURE, given.all(), List.of("header")),
                new Case("a video", PICTURE, given.header(file(MediaKind.VIDEO)).all(), List.of("header")),
                new Case(
                        "words for a picture",
                        PICTURE,
                        given.header(words(null)).all(),
                        List.of("header")),
                new Case("a place", PLACE, given.header(place()).all(), List.of()),
                new Case(
                        "a picture for a place",
                        PLACE,
                        given.header(file(MediaKind.IMAGE)).all(),
                        List.of("header")),
                new Case(
                        "the buttons that must",
                        BUTTONS,
                        given.buttons(url, code).all(),
                        List.of()),
                new Case(
                        "all that can",
                        BUTTONS,
                        given.buttons(url, code, button(1, Kind.QUICK_REPLY, SECRET), button(4, Kind.FLOW, null))
                                .all(),
                        List.of()),
                new Case("no end of the address", BUTTONS, given.buttons(code).all(), List.of("buttons")),
                new Case("no code", BUTTONS, given.buttons(url).all(), List.of("buttons")),
                new Case(
                        "a payload for an address",
                        BUTTONS,
                        given.buttons(button(0, Kind.QUICK_REPLY, SECRET), code).all(),
                        List.of("buttons[0].kind")),
                new Case(
                        "a value for a phone button",
                        BUTTONS,
                        given.buttons(url, code, button(2, Kind.URL, SECRET)).all(),
                        List.of("buttons[2]")),
                new Case(
                        "a button that there is not",
                        BUTTONS,
                        given.buttons(url, code, button(5, Kind.URL, SECRET)).all(),
                        List.of("buttons[2].index")),
                new Case(
                        "a code, twice the same",
                        CODE,
                        given.body("123456")
                                .buttons(button(0, Kind.URL, "123456"))
                                .all(),
                        List.of()),
                new Case(
                        "two codes",
                        CODE,
                        given.body("123456")
                                .buttons(button(0, Kind.URL, "654321"))
                                .all(),
                        List.of("buttons[0].value")),
                new Case("a code without its button", CODE, given.body("123456").all(), List.of("buttons")),
                new Case(
                        "a long code",
                        CODE,
                        given.body("1234567890123456")
                                .buttons(button(0, Kind.URL, "1234567890123456"))
                                .all(),
                        List.of("body[0].text")),
                new Case(
                        "an offer that ends", OFFER, given.ending(Instant.EPOCH).all(), List.of()),
                new Case("an offer without end", OFFER, given.all(), List.of("offerExpiresAt")),
                new Case(
                        "an end of no offer",
                        PICTURE,
                        given.header(file(MediaKind.IMAGE))
                                .ending(Instant.EPOCH)
                                .all(),
                        List.of("offerExpiresAt")),
                new Case(
                        "two cards",
                        CAROUSEL,
                        given.cards(card(SECRET), card(SECRET)).all(),
                        List.of()),
                new Case("one card of two", CAROUSEL, given.cards(card(SECRET)).all(), List.of("cards")),
                new Case(
                        "a card without its words",
                        CAROUSEL,
                        given.cards(card(SECRET), card()).all(),
                        List.of("cards[1].body")),
                new Case(
                        "as many products as there are to show",
                        PRODUCTS,
                        given.cards(product(), product(), product()).all(),
                        List.of()),
                new Case(
                        "a picture for a product",
                        PRODUCTS,
                        given.cards(product(), card()).all(),
                        List.of("cards[1].header")),
                new Case("no products", PRODUCTS, given.all(), List.of("cards")),
                new Case(
                        "cards where there are none",
                        BODY_OF_TWO,
                        given.body(SECRET, SECRET).cards(card(SECRET)).all(),
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

    @ParameterizedTest
    @CsvSource({
        "PAUSED,   template_paused",
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
            assertThat(refused.explanation()).containsIgnoringCase(status);
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

    private static TemplateHeader words(@Nullable String name) {
        return new TemplateHeader(
                new TemplateParameter(name, new CustomerText(SECRET), null, null), null, null, null, null);
    }

    private static TemplateHeader file(MediaKind kind) {
        return new TemplateHeader(
                null, MessageContent.Media.byLink(kind, "https://files.example/a", null), null, null, null);
    }

    private static TemplateHeader place() {
        return new TemplateHeader(null, null, new MessageContent.Location(1.0, 2.0, null, null, null), null, null);
    }

    private static TemplateButtonParameter button(int index, Kind kind, @Nullable String value) {
        return new TemplateButtonParameter(
                index, kind, value == null ? null : new CustomerText(value), null, null, null, List.of());
    }

    private static TemplateCard card(String... body) {
        return new TemplateCard(file(MediaKind.IMAGE), parameters(body), List.of());
    }

    private static TemplateCard product() {
        return new TemplateCard(new TemplateHeader(null, null, null, "17", "sku-1"), List.of(), List.of());
    }

    private static List<TemplateParameter> parameters(String... words) {
        return Arrays.stream(words)
                .map(word -> new TemplateParameter(null, new CustomerText(word), null, null))
                .toList();
    }

    /** A template as a caller fills it, part by part. */
    private record Filled(
            @Nullable TemplateHeader header,
            List<TemplateParameter> body,
            List<TemplateButtonParameter> buttons,
            @Nullable Instant ends,
            List<TemplateCard> cards) {

        Filled() {
            this(null, List.of(), List.of(), null, List.of());
        }

        Filled header(TemplateHeader with) {
            return new Filled(with, body, buttons, ends, cards);
        }

        Filled body(String... words) {
            return new Filled(header, parameters(words), buttons, ends, cards);
        }

        Filled named(String... names) {
            var all = Arrays.stream(names)
                    .map(name -> new TemplateParameter(name, new CustomerText(SECRET), null, null))
                    .toList();
            return new Filled(header, all, buttons, ends, cards);
        }

        Filled buttons(TemplateButtonParameter... with) {
            return new Filled(header, body, List.of(with), ends, cards);
        }

        Filled ending(Instant at) {
            return new Filled(header, body, buttons, at, cards);
        }

        Filled cards(TemplateCard... with) {
            return new Filled(header, body, buttons, ends, List.of(with));
        }

        OutboundContent.Template all() {
            return new OutboundContent.Template("spring", "en_US", header, body, buttons, ends, cards);
        }
    }
}
