package dev.switchboard.contracts.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** In the cases {@code x*N} stands for N times that character. */
class ContentRulesTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .build();

    private static final Pattern REPEATED = Pattern.compile("(x|👍)\\*(\\d+)");

    @ParameterizedTest
    @MethodSource
    void takesWhatIsAtTheLimit(String json) {
        assertThat(ContentRules.check(read(json))).isEmpty();
    }

    static Stream<String> takesWhatIsAtTheLimit() {
        return Stream.of(
                "{'type':'text','body':'x*4096'}",
                "{'type':'text','body':'👍*4096'}",
                "{'type':'media','kind':'IMAGE','mediaId':'1','caption':'x*1024'}",
                "{'type':'media','kind':'DOCUMENT','link':'https://files.example/a.pdf?b=1','fileName':'a.pdf'}",
                "{'type':'media','kind':'AUDIO','mediaId':'1','voice':true,'mimeType':'audio/ogg; codecs=opus'}",
                "{'type':'media','kind':'STICKER','mediaId':'1'}",
                "{'type':'location','latitude':-90,'longitude':180,'name':'Loja'}",
                "{'type':'contacts','cards':[{'name':{'formatted':'Ana L','first':'Ana'},'birthday':'1990-01-31',"
                        + "'phones':[{'phone':'+55 11 90000-0001'}]}]}",
                "{'type':'reaction','targetMessageId':'wamid.1'}",
                "{'type':'reaction','targetMessageId':'wamid.1','emoji':'👨‍👩‍👧‍👦'}",
                "{'type':'reaction','targetMessageId':'wamid.1','emoji':'🇧🇷'}",
                "{'type':'reaction','targetMessageId':'wamid.1','emoji':'1️⃣'}",
                "{'type':'reaction','targetMessageId':'wamid.1','emoji':'❤️'}",
                "{'type':'reply_buttons','header':{'text':'x*60'},'body':'x*1024','footer':'x*60','buttons':["
                        + "{'id':'x*256','title':'x*20'},{'id':'b','title':'Yes 👍'},{'id':'c','title':'5*'}]}",
                "{'type':'list','header':'x*60','body':'x*4096','footer':'x*60','button':'x*20','sections':["
                        + "{'rows':[{'id':'x*200','title':'x*24','description':'x*72'}]}]}",
                "{'type':'link_button','body':'b','label':'x*20','url':'http://shop.example'}",
                "{'type':'flow','body':'b','label':'x*30','flowId':'1','screen':'A','data':'{}'}",
                "{'type':'location_request','body':'x*1024'}",
                "{'type':'contact_info_request','body':'x*1024'}",
                "{'type':'catalog','body':'b','thumbnailProductRetailerId':'sku'}",
                "{'type':'product','catalogId':'1','productRetailerId':'sku'}",
                "{'type':'product_list','header':'x*60','body':'b','catalogId':'1','sections':["
                        + "{'title':'x*24','productRetailerIds':['a']},{'title':'B','productRetailerIds':['b']}]}",
                "{'type':'carousel','body':'b','cards':[" + LINK_CARD + "," + LINK_CARD + "]}",
                "{'type':'carousel','body':'b','cards':[" + REPLY_CARD + "," + REPLY_CARD + "]}",
                "{'type':'carousel','body':'b','cards':[{'catalogId':'1','productRetailerId':'a'},"
                        + "{'catalogId':'1','productRetailerId':'b'}]}",
                "{'type':'template','name':'order_ready','language':'pt_BR','header':{'media':{'type':'media',"
                        + "'kind':'IMAGE','mediaId':'1'}},'body':[{'name':'a','text':'Ana'},{'name':'b','text':'a    b'}],"
                        + "'buttons':[{'index':0,'kind':'COPY_CODE','value':'x*20'},{'index':1,'kind':'FLOW'}],"
                        + "'offerExpiresAt':'2026-11-22T10:00:00Z'}",
                "{'type':'contacts','cards':[%s]}".formatted(repeated(CONTACT, 257)),
                "{'type':'list','body':'b','button':'B','sections':[%s]}".formatted(sections(10)),
                "{'type':'product_list','header':'H','body':'b','catalogId':'1','sections':["
                        + "{'productRetailerIds':[%s]}]}".formatted(repeated("'a'", 30)),
                "{'type':'carousel','body':'b','cards':[%s]}"
                        .formatted(repeated(LINK_CARD.replace("'body':'x'", "'body':'x*154\\r\\n2\\r\\n3'"), 10)));
    }

    @ParameterizedTest
    @MethodSource
    void namesFieldLimitAndSize(String json, String expected) {
        assertThat(ContentRules.check(read(json)))
                .extracting(violation -> "%s %s %s %s"
                        .formatted(violation.field(), violation.code(), violation.limit(), violation.actual())
                        .replace(" null null", ""))
                .containsExactly(expected.split(", "));
    }

    static Stream<Arguments> namesFieldLimitAndSize() {
        return Stream.of(
                arguments("{'type':'text','body':'x*4097'}", "body too_long 4096 4097"),
                arguments("{'type':'text','body':'  '}", "body missing"),
                arguments(
                        "{'type':'media','kind':'VIDEO','mediaId':'1','caption':'x*1025'}",
                        "caption too_long 1024 1025"),
                arguments("{'type':'media','kind':'AUDIO','mediaId':'1','caption':'x'}", "caption not_allowed"),
                arguments("{'type':'media','kind':'STICKER','mediaId':'1','caption':'x'}", "caption not_allowed"),
                arguments("{'type':'media','kind':'HOLOGRAM','mediaId':'1'}", "kind not_allowed"),
                arguments(
                        "{'type':'media','kind':'IMAGE','mediaId':'1','link':'https://a.example'}", "link conflicting"),
                arguments("{'type':'media','kind':'IMAGE','link':'http://files.example/a.jpg'}", "link malformed"),
                arguments("{'type':'media','kind':'IMAGE','link':'https:files'}", "link malformed"),
                arguments("{'type':'media','kind':'IMAGE','link':'not a link'}", "link malformed"),
                arguments("{'type':'media','kind':'IMAGE','mediaId':'1','voice':true}", "voice not_allowed"),
                arguments(
                        "{'type':'media','kind':'AUDIO','mediaId':'1','voice':true,'mimeType':'audio/mpeg'}",
                        "mimeType not_allowed"),
                arguments(
                        "{'type':'location','latitude':90.1,'longitude':-181}",
                        "latitude out_of_range 90 null, longitude out_of_range 180 null"),
                arguments("{'type':'contacts','cards':[]}", "cards too_few 1 0"),
                arguments("{'type':'contacts','cards':[{'name':{'formatted':'Ana'}}]}", "cards[0].name missing"),
                arguments(
                        "{'type':'contacts','cards':[{'name':{'first':'Ana'},'phones':[{}],'birthday':'31/01/90'}]}",
                        "cards[0].name.formatted missing, cards[0].phones[0].phone missing, cards[0].birthday malformed"),
                arguments("{'type':'contacts','cards':[{}]}", "cards[0].name missing"),
                arguments(
                        "{'type':'contacts','cards':[{'name':{'formatted':'Ana L','first':'Ana'},'vcard':'BEGIN:VCARD'}]}",
                        "cards[0].vcard not_allowed"),
                arguments("{'type':'reaction','targetMessageId':'wamid.1','emoji':'👍👍'}", "emoji malformed"),
                arguments("{'type':'reaction','targetMessageId':'wamid.1','emoji':'1'}", "emoji malformed"),
                arguments("{'type':'reaction','targetMessageId':'wamid.1','emoji':''}", "emoji malformed"),
                arguments("{'type':'reply_buttons','body':'b','buttons':[]}", "buttons too_few 1 0"),
                arguments(
                        "{'type':'reply_buttons','header':{'text':'x*61'},'body':'x*1025','footer':'x*61','buttons':["
                                + "{'id':'x*257','title':'x*21'}]}",
                        "header.text too_long 60 61, body too_long 1024 1025, footer too_long 60 61,"
                                + " buttons[0].id too_long 256 257, buttons[0].title too_long 20 21"),
                arguments(
                        "{'type':'reply_buttons','body':'b','buttons':[{'id':'a','title':'A'},{'id':'a','title':'A'},"
                                + "{'id':'c','title':'C'},{'id':'d','title':'D'}]}",
                        "buttons too_many 3 4, buttons[1].id duplicate, buttons[1].title duplicate"),
                arguments(
                        "{'type':'reply_buttons','body':'b','buttons':[{'id':'a','title':'👍'},"
                                + "{'id':'b','title':'*Yes*'}]}",
                        "buttons[0].title malformed, buttons[1].title malformed"),
                arguments(
                        "{'type':'reply_buttons','header':{'media':{'type':'media','kind':'AUDIO','mediaId':'1',"
                                + "'caption':'x'}},'body':'b','buttons':[{'id':'a','title':'A'}]}",
                        "header.media.kind not_allowed, header.media.caption not_allowed"),
                arguments(
                        "{'type':'list','body':'x*4097','button':'x*21','sections':[{'rows':[{'id':'x*201',"
                                + "'title':'x*25','description':'x*73'}]}]}",
                        "body too_long 4096 4097, button too_long 20 21, sections[0].rows[0].id too_long 200 201,"
                                + " sections[0].rows[0].title too_long 24 25,"
                                + " sections[0].rows[0].description too_long 72 73"),
                arguments(
                        "{'type':'list','body':'b','button':'B','sections':[{'rows':[{'id':'a','title':'A'}]},"
                                + "{'title':'x*25','rows':[{'id':'a','title':'A'}]},{'title':'C','rows':[]}]}",
                        "sections[0].title missing, sections[1].title too_long 24 25, sections[2].rows too_few 1 0,"
                                + " sections[1].rows[0].id duplicate"),
                arguments(
                        "{'type':'list','body':'b','button':'B','sections':[{'title':'A','rows':[%s]},"
                                        .formatted(rows(0, 6))
                                + "{'title':'B','rows':[%s]}]}".formatted(rows(6, 11)),
                        "sections.rows too_many 10 11"),
                arguments("{'type':'list','body':'b','button':'B'}", "sections too_few 1 0"),
                arguments(
                        "{'type':'link_button','body':'b','label':'x*21','url':'ftp://shop.example'}",
                        "label too_long 20 21, url malformed"),
                arguments(
                        "{'type':'flow','body':'b','label':'x*31','data':'{}'}",
                        "flowId missing, label too_long 30 31, data conflicting"),
                arguments("{'type':'flow','body':'b','label':'L','flowId':'1','flowName':'n'}", "flowName conflicting"),
                arguments("{'type':'location_request','body':''}", "body missing"),
                arguments("{'type':'contact_info_request','body':'x*1025'}", "body too_long 1024 1025"),
                arguments("{'type':'catalog','body':'b','footer':'x*61'}", "footer too_long 60 61"),
                arguments(
                        "{'type':'product','body':' ','catalogId':'','productRetailerId':'a'}",
                        "body missing, catalogId missing"),
                arguments(
                        "{'type':'product_list','header':'H','body':'b','catalogId':'1','sections':["
                                + "{'productRetailerIds':[%s]}]}".formatted("'a',".repeat(30) + "'a'"),
                        "sections.productRetailerIds too_many 30 31"),
                arguments(
                        "{'type':'product_list','header':'','body':'b','catalogId':'1','sections':[{'productRetailerIds':[]}]}",
                        "header missing, sections[0].productRetailerIds too_few 1 0"),
                arguments("{'type':'carousel','body':'b','cards':[" + LINK_CARD + "]}", "cards too_few 2 1"),
                arguments(
                        "{'type':'carousel','body':'b','cards':[" + LINK_CARD + "," + REPLY_CARD + "]}",
                        "cards[1].buttons conflicting"),
                arguments(
                        "{'type':'carousel','body':'b','cards':[" + LINK_CARD + ","
                                + LINK_CARD.replace("IMAGE", "VIDEO").replace("'body':'x'", "'body':'1\\n2\\n3\\n4'")
                                + "]}",
                        "cards[1].body too_many 2 3, cards[1].media.kind conflicting"),
                arguments(
                        "{'type':'carousel','body':'b','cards':[{'catalogId':'1','productRetailerId':'a'},"
                                + "{'catalogId':'2','productRetailerId':'b','body':'x'}]}",
                        "cards[1].productRetailerId conflicting, cards[1].catalogId conflicting"),
                arguments(
                        "{'type':'template','name':'','language':'pt_BR','header':{},'body':[{'text':''},"
                                + "{'name':'b','text':'two\\nlines'},{'name':'b','text':'a     b'}]}",
                        "name missing, header missing, body[0].text missing, body[1].text malformed,"
                                + " body[2].text malformed, body conflicting, body[2].name duplicate"),
                arguments(
                        "{'type':'template','name':'n','language':'en','buttons':[{'index':0,'kind':'COPY_CODE',"
                                + "'value':'x*21'},{'index':0,'kind':'URL'},{'index':-1,'kind':'FUTURE'}]}",
                        "buttons[0].value too_long 20 21, buttons[1].value missing, buttons[2].index out_of_range,"
                                + " buttons[2].kind not_allowed, buttons[1].index duplicate"),
                arguments(
                        "{'type':'template','name':'n','language':'en','header':{'text':{'text':'a'},"
                                + "'location':{'type':'location','latitude':99,'longitude':0}},"
                                + "'body':[{'text':'R$ 1','currency':{'code':'real','amount1000':1},'dateTime':true}]}",
                        "header conflicting, header.location.latitude out_of_range 90 null,"
                                + " body[0].currency.code malformed, body[0].dateTime conflicting"),
                arguments(
                        "{'type':'contacts','cards':[%s]}".formatted(repeated(CONTACT, 258)), "cards too_many 257 258"),
                arguments(
                        "{'type':'list','body':'b','button':'B','sections':[%s]}".formatted(sections(11)),
                        "sections too_many 10 11, sections.rows too_many 10 11"),
                arguments(
                        "{'type':'carousel','body':'b','cards':[%s]}"
                                .formatted(repeated(LINK_CARD.replace("'body':'x'", "'body':'x*161'"), 2)),
                        "cards[0].body too_long 160 161, cards[1].body too_long 160 161"),
                arguments(
                        "{'type':'carousel','body':'b','cards':[%s]}".formatted(repeated(LINK_CARD, 11)),
                        "cards too_many 10 11"),
                arguments(
                        "{'type':'carousel','body':'b','cards':[%s]}"
                                .formatted(repeated(REPLY_CARD.replace("Take it", "🎁"), 2)),
                        "cards[0].buttons[0].title malformed, cards[1].buttons[0].title malformed"),
                arguments(
                        "{'type':'template','name':'n','language':'en','body':[{'text':'a\\tb'}],"
                                + "'buttons':[{'index':0,'kind':'URL','value':'77\\n78'}]}",
                        "body[0].text malformed, buttons[0].value malformed"));
    }

    @Test
    void saysItInAPlainSentenceWithoutTheWordsThemselves() {
        var violations = ContentRules.check(MessageContent.Text.of("segredo ".repeat(1_000)));

        assertThat(violations)
                .extracting(Violation::sentence)
                .containsExactly("body has 8,000 characters, WhatsApp takes 4,096.");
        assertThat(violations.toString()).doesNotContain("segredo");
    }

    private static final String LINK_CARD = "{'media':{'type':'media','kind':'IMAGE','link':'https://a.example/1.jpg'},"
            + "'body':'x','linkLabel':'Open','linkUrl':'https://a.example'}";

    private static final String REPLY_CARD =
            "{'media':{'type':'media','kind':'IMAGE','mediaId':'1'}," + "'buttons':[{'id':'a','title':'Take it'}]}";

    private static final String CONTACT = "{'name':{'formatted':'Ana L','first':'Ana'}}";

    private static String repeated(String part, int times) {
        return String.join(",", Collections.nCopies(times, part));
    }

    private static String sections(int count) {
        return String.join(
                ",",
                IntStream.range(0, count)
                        .mapToObj(section -> "{'title':'S','rows':[%s]}".formatted(rows(section, section + 1)))
                        .toList());
    }

    private static String rows(int from, int to) {
        return String.join(
                ",",
                IntStream.range(from, to)
                        .mapToObj(row -> "{'id':'%d','title':'Row'}".formatted(row))
                        .toList());
    }

    private static OutboundContent read(String shorthand) {
        var json = REPEATED.matcher(shorthand.replace('\'', '"'))
                .replaceAll(match -> match.group(1).repeat(Integer.parseInt(match.group(2))));
        try {
            return JSON.readValue(json, OutboundContent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
