package dev.switchboard.simulator.graph.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulator.door.GraphRefusal;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each type must hold; the accepted ones are each at a limit, the refused ones one step beyond it. */
class MessageTypeTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'text','text':{'body':'x*4096','preview_url':true}}",
                "{'type':'image','image':{'id':'own','caption':'x*1024'}}",
                "{'type':'video','video':{'link':'https://example.com/a.mp4'}}",
                "{'type':'audio','audio':{'id':'own','voice':true}}",
                "{'type':'document','document':{'id':'own','filename':'a.pdf','caption':'x'}}",
                "{'type':'sticker','sticker':{'id':'own'}}",
                "{'type':'location','location':{'latitude':'-23.56','longitude':-46.65,'name':'Loja'}}",
                "{'type':'contacts','contacts':[{'name':{'formatted_name':'Rui Lima','first_name':'Rui'}}]}",
                "{'type':'reaction','reaction':{'message_id':'wamid.1','emoji':''}}",
                "{'type':'interactive','interactive':{'type':'button','header':{'type':'text','text':'x*60'},'body':{'text':'x*1024'},"
                        + "'footer':{'text':'x*60'},'action':{'buttons':[{'type':'reply','reply':{'id':'x*256','title':'x*20'}}]}}}",
                "{'type':'interactive','interactive':{'type':'button','header':{'type':'image','image':{'id':'own'}},'body':{'text':'x'},"
                        + "'action':{'buttons':[{'type':'reply','reply':{'id':'1','title':'a'}},{'type':'reply','reply':{'id':'2','title':'b'}}]}}}",
                "{'type':'interactive','interactive':{'type':'list','body':{'text':'x*4096'},'action':{'button':'x*20',"
                        + "'sections':[{'rows':[{'id':'x*200','title':'x*24','description':'x*72'}]}]}}}",
                "{'type':'interactive','interactive':{'type':'cta_url','body':{'text':'x'},'action':{'name':'cta_url',"
                        + "'parameters':{'display_text':'x*20','url':'https://example.com'}}}}",
                "{'type':'interactive','interactive':{'type':'flow','body':{'text':'x'},'action':{'name':'flow','parameters':"
                        + "{'flow_message_version':'3','flow_id':'1','flow_cta':'Book','mode':'draft','flow_action':'navigate',"
                        + "'flow_action_payload':{'screen':'FIRST','data':{'k':'v'}}}}}}",
                "{'type':'interactive','interactive':{'type':'location_request_message','body':{'text':'x'},'action':{'name':'send_location'}}}",
                "{'type':'interactive','interactive':{'type':'request_contact_info','body':{'text':'x'},'action':{'name':'request_contact_info'}}}",
                "{'type':'interactive','interactive':{'type':'address_message','body':{'text':'x'},'action':{'name':'address_message',"
                        + "'parameters':{'country':'IN'}}}}",
                "{'type':'interactive','interactive':{'type':'catalog_message','body':{'text':'x'},'action':{'name':'catalog_message'}}}",
                "{'type':'interactive','interactive':{'type':'product','action':{'catalog_id':'1','product_retailer_id':'sku'}}}",
                "{'type':'interactive','interactive':{'type':'product_list','header':{'type':'text','text':'x'},'body':{'text':'x'},"
                        + "'action':{'catalog_id':'1','sections':[{'product_items':[{'product_retailer_id':'sku'}]}]}}}",
                "{'type':'interactive','interactive':{'type':'carousel','body':{'text':'x'},'action':{'cards':["
                        + "{'card_index':0,'type':'cta_url','header':{'type':'image','image':{'id':'own'}},'body':{'text':'x*160'},"
                        + "'action':{'name':'cta_url','parameters':{'display_text':'x','url':'https://example.com'}}},"
                        + "{'card_index':1,'type':'cta_url','header':{'type':'image','image':{'id':'own'}},"
                        + "'action':{'name':'cta_url','parameters':{'display_text':'x','url':'https://example.com'}}}]}}}",
                "{'type':'interactive','interactive':{'type':'carousel','body':{'text':'x'},'action':{'cards':["
                        + "{'card_index':0,'type':'cta_url','header':{'type':'image','image':{'id':'own'}},'action':"
                        + "{'buttons':[{'type':'quick_reply','quick_reply':{'id':'a','title':'x*20'}}]}},"
                        + "{'card_index':1,'type':'cta_url','header':{'type':'image','image':{'id':'own'}},'action':"
                        + "{'buttons':[{'type':'quick_reply','quick_reply':{'id':'b','title':'y'}}]}}]}}}",
            })
    void takesWhatIsAtItsLimits(String message) throws JsonProcessingException {
        // When
        var type = check(message);

        // Then
        assertThat(message).contains("'type':'" + type.wireName() + "'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    100    | {'type':'text','text':{'body':'x*4097'}}
                    100    | {'type':'text','text':{'body':'x','preview_url':'yes'}}
                    100    | {'type':'image','image':{'id':'own','caption':'x*1025'}}
                    100    | {'type':'image','image':{'id':'foreign'}}
                    100    | {'type':'image','image':{}}
                    100    | {'type':'sticker','sticker':{'id':'own','caption':'x'}}
                    100    | {'type':'audio','audio':{'id':'own','voice':'yes'}}
                    131008 | {'type':'location','location':{'latitude':1}}
                    131008 | {'type':'contacts','contacts':[{'name':{'formatted_name':'Rui Lima'}}]}
                    131009 | {'type':'reaction','reaction':{'message_id':'wamid.1','emoji':1}}
                    131009 | {'type':'interactive','interactive':{'type':'quiz','action':{}}}
                    131008 | {'type':'interactive','interactive':{'type':'button','action':{'buttons':[{'type':'reply','reply':{'id':'1','title':'a'}}]}}}
                    131009 | {'type':'interactive','interactive':{'type':'button','body':{'text':'x*1025'},'action':{'buttons':[{'type':'reply','reply':{'id':'1','title':'a'}}]}}}
                    131009 | {'type':'interactive','interactive':{'type':'button','body':{'text':'x'},'action':{'buttons':[]}}}
                    131009 | {'type':'interactive','interactive':{'type':'button','body':{'text':'x'},'action':{'buttons':[{'type':'reply','reply':{'id':'1','title':'x*21'}}]}}}
                    131009 | {'type':'interactive','interactive':{'type':'button','body':{'text':'x'},'action':{'buttons':[{'type':'reply','reply':{'id':'1','title':'a'}},{'type':'reply','reply':{'id':'1','title':'b'}}]}}}
                    131009 | {'type':'interactive','interactive':{'type':'button','header':{'type':'text','text':'x*61'},'body':{'text':'x'},'action':{'buttons':[{'type':'reply','reply':{'id':'1','title':'a'}}]}}}
                    131009 | {'type':'interactive','interactive':{'type':'list','header':{'type':'image','image':{'id':'own'}},'body':{'text':'x'},'action':{'button':'b','sections':[{'rows':[{'id':'1','title':'a'}]}]}}}
                    131009 | {'type':'interactive','interactive':{'type':'list','body':{'text':'x'},'action':{'button':'x*21','sections':[{'rows':[{'id':'1','title':'a'}]}]}}}
                    131008 | {'type':'interactive','interactive':{'type':'list','body':{'text':'x'},'action':{'button':'b','sections':[{'rows':[{'id':'1','title':'a'}]},{'rows':[{'id':'2','title':'a'}]}]}}}
                    131009 | {'type':'interactive','interactive':{'type':'cta_url','body':{'text':'x'},'action':{'name':'cta_url','parameters':{'display_text':'x','url':'example'}}}}
                    131009 | {'type':'interactive','interactive':{'type':'flow','body':{'text':'x'},'action':{'name':'flow','parameters':{'flow_message_version':'3','flow_id':'1','flow_name':'n','flow_cta':'Book'}}}}
                    131009 | {'type':'interactive','interactive':{'type':'location_request_message','body':{'text':'x'},'action':{'name':'send'}}}
                    131008 | {'type':'interactive','interactive':{'type':'product','action':{'catalog_id':'1'}}}
                    131008 | {'type':'interactive','interactive':{'type':'product_list','body':{'text':'x'},'action':{'catalog_id':'1','sections':[{'product_items':[{'product_retailer_id':'sku'}]}]}}}
                    131009 | {'type':'interactive','interactive':{'type':'carousel','body':{'text':'x'},'action':{'cards':[{'card_index':0,'type':'product','action':{'catalog_id':'1','product_retailer_id':'a'}}]}}}
                    131009 | {'type':'interactive','interactive':{'type':'carousel','body':{'text':'x'},'action':{'cards':[{'card_index':0,'type':'product','action':{'catalog_id':'1','product_retailer_id':'a'}},{'card_index':1,'type':'product','action':{'catalog_id':'2','product_retailer_id':'a'}}]}}}
                    131009 | {'type':'interactive','interactive':{'type':'carousel','body':{'text':'x'},'action':{'cards':[{'card_index':0,'type':'quick_reply','header':{'type':'image','image':{'id':'own'}},'action':{'buttons':[{'type':'quick_reply','quick_reply':{'id':'a','title':'x'}}]}},{'card_index':1,'type':'quick_reply','header':{'type':'image','image':{'id':'own'}},'action':{'buttons':[{'type':'quick_reply','quick_reply':{'id':'a','title':'x'}}]}}]}}}
                    131008 | {'type':'template','template':{'name':'order_ready'}}
                    """)
    void refusesWhatIsBeyondThem(int code, String message) {
        assertThatExceptionOfType(GraphRefusal.class)
                .isThrownBy(() -> check(message))
                .satisfies(refusal ->
                        assertThat(refusal.error().error().code()).as(message).isEqualTo(code))
                .satisfies(refusal -> assertThat(
                                Objects.requireNonNull(refusal.error().error().errorData())
                                        .details())
                        .isNotBlank());
    }

    @ParameterizedTest
    @CsvSource({"10, true", "11, false"})
    void takesTenRowsInAll(int rows, boolean taken) throws JsonProcessingException {
        // Given
        var root = parse("{'type':'interactive','interactive':{'type':'list','body':{'text':'x'},"
                + "'action':{'button':'b','sections':[{'title':'1','rows':[]},{'title':'2','rows':[]}]}}}");
        for (var row = 0; row < rows; row++) {
            var section = (ArrayNode) root.at("/interactive/action/sections/" + row % 2 + "/rows");
            section.addObject().put("id", "row-" + row).put("title", "row");
        }

        // When
        var refused = catchRefusal(root);

        // Then
        assertThat(refused).isNotEqualTo(taken);
    }

    private static boolean catchRefusal(JsonNode root) {
        try {
            MessageType.checked(root, "own"::equals);
            return false;
        } catch (GraphRefusal _) {
            return true;
        }
    }

    private static MessageType check(String message) throws JsonProcessingException {
        return MessageType.checked(parse(message), "own"::equals);
    }

    /** Single quotes stand for double ones, {@code x*20} for twenty letters. */
    private static JsonNode parse(String message) throws JsonProcessingException {
        var root = JSON.readTree(message.replace('\'', '"'));
        lengthen(root);
        return root;
    }

    private static void lengthen(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> {
                var text = entry.getValue().asText();
                if (text.startsWith("x*")) {
                    object.put(entry.getKey(), "x".repeat(Integer.parseInt(text.substring(2))));
                }
            });
        }
        node.forEach(MessageTypeTest::lengthen);
    }
}
