package org.sada.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;

/** Documents that were damaged at random: each is read or refused, nothing is thrown, and its neighbours are read. */
class VendorPoisonTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DOCUMENTS = 3_000;
    private static final String SOUND =
            "{\"ContactId\":\"sound-%d\",\"Channel\":\"VOICE\",\"InitiationMethod\":\"INBOUND\","
                    + "\"InitiationTimestamp\":\"2026-02-01T10:00:00Z\"}";
    private static final List<String> AMAZON = List.of(
            "{'ContactId':'c','InitialContactId':'i','PreviousContactId':'p','NextContactId':'n','Channel':'CHAT',"
                    + "'InitiationMethod':'TRANSFER','InitiationTimestamp':'2026-02-01T10:00:00Z','DisconnectReason':'API',"
                    + "'DisconnectTimestamp':'2026-02-01T10:04:00Z','LastUpdateTimestamp':'2026-02-01T10:05:00Z',"
                    + "'CustomerEndpoint':{'Address':'+1'},'Attributes':{'product':'x','complaints':'a,b'},"
                    + "'SegmentAttributes':{'connect:Subtype':{'ValueString':'connect:SMS'}},'Queue':{'ARN':'a/b',"
                    + "'EnqueueTimestamp':'2026-02-01T10:00:10Z','Duration':3},'Agent':{'Username':'sara',"
                    + "'ConnectedToAgentTimestamp':'2026-02-01T10:00:30Z','AgentInteractionDuration':7,"
                    + "'AfterContactWorkStartTimestamp':'2026-02-01T10:04:00Z'}}",
            "{'detail-type':'Amazon Connect Contact Event','source':'aws.connect','time':'2026-02-01T10:05:00Z','detail':"
                    + "{'eventType':'COMPLETED','contactId':'c','channel':'VOICE','initiationMethod':'INBOUND','queueInfo':"
                    + "{'queueArn':'x','enqueueTimestamp':'2026-02-01T10:00:00Z'},'agentInfo':{'agentArn':'y'}}}",
            "{'AgentARN':'a','EventId':'e','EventType':'LOGIN','EventTimestamp':'2026-02-01T10:00:00Z',"
                    + "'PreviousAgentSnapshot':{'AgentStatus':{'Name':'Available'},'Contacts':[{'ContactId':'c','Channel':"
                    + "'VOICE','State':'ENDED','StateStartTimestamp':'2026-02-01T09:59:00Z','ConnectedToAgentTimestamp':"
                    + "'2026-02-01T09:58:00Z','Queue':{'ARN':'q'}}]},'CurrentAgentSnapshot':{'AgentStatus':{'Name':'Lunch',"
                    + "'StartTimestamp':1769940000.5},'Configuration':{'Username':'u','AgentHierarchyGroups':{'Level1':"
                    + "{'Name':'g'}}},'Contacts':[{'ContactId':'d','Channel':'CHAT','State':'CONNECTED',"
                    + "'ConnectedToAgentTimestamp':'2026-02-01T09:58:00Z'}]}}",
            "{'Channel':'CHAT','JobStatus':'COMPLETED','LanguageCode':'ar','CustomerMetadata':{'ContactId':'c','InputS3Uri':"
                    + "'c_20260201T10:00_UTC.wav'},'Participants':[{'ParticipantId':'p','ParticipantRole':'CUSTOMER'}],"
                    + "'Transcript':[{'Id':'1','ParticipantId':'p','Content':'late','BeginOffsetMillis':1,'EndOffsetMillis':9,"
                    + "'Sentiment':'NEGATIVE'}],'Categories':{'MatchedCategories':['delay'],'MatchedDetails':{'delay':"
                    + "{'PointsOfInterest':[{'BeginOffsetMillis':1,'EndOffsetMillis':9}]}}}}",
            "{'Records':[{'kinesis':{'data':'e30=','approximateArrivalTimestamp':1769940000.5}},{'data':'bnVsbA=='},"
                    + "{'body':'{}'}]}");
    private static final List<JsonNode> VALUES = List.of(
            JsonNodeFactory.instance.nullNode(),
            JsonNodeFactory.instance.booleanNode(true),
            JsonNodeFactory.instance.numberNode(-1),
            JsonNodeFactory.instance.numberNode(Long.MAX_VALUE),
            JsonNodeFactory.instance.numberNode(1e300),
            JsonNodeFactory.instance.textNode(""),
            JsonNodeFactory.instance.textNode(" \u0000\u001b"),
            JsonNodeFactory.instance.textNode("'; DROP TABLE x; --<script>"),
            JsonNodeFactory.instance.textNode("9".repeat(5_000)),
            JsonNodeFactory.instance.textNode("+999999999-12-31T23:59:59Z"),
            JsonNodeFactory.instance.textNode("1969-12-31T23:59:59Z"),
            JsonNodeFactory.instance.textNode("|x"),
            JsonNodeFactory.instance.arrayNode(),
            JsonNodeFactory.instance.arrayNode().add(7).add("x").addNull(),
            JsonNodeFactory.instance.objectNode());

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void damagedDocumentsOfAmazonConnectHarmNobody(long seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < DOCUMENTS; i++) {
            JsonNode document =
                    JSON.readTree(AMAZON.get(random.nextInt(AMAZON.size())).replace('\'', '"'));
            for (int damages = random.nextInt(4); damages >= 0; damages--) {
                damage(document, random);
            }
            byte[] damaged = JSON.writeValueAsBytes(document);
            if (random.nextInt(3) == 0) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            String what = "seed " + seed + ", document " + i + ": " + new String(damaged, UTF_8);

            Reading reading = Reading.of(new AmazonConnectFormat().source(SourceOptions.NONE), between(damaged));

            List<Event> sound = reading.events().stream()
                    .filter(event -> event.id().startsWith("sound-"))
                    .toList();
            assertThat(sound).as(what).hasSize(2);
            for (Event event : reading.events()) {
                assertThat(kept(event)).as(what).isEqualTo(event);
            }
            assertThat(reading.refusals()).as(what).noneMatch(each -> each.contains("\n") || each.contains("\u0000"));
        }
    }

    private static byte[] between(byte[] damaged) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(SOUND.formatted(1).getBytes(UTF_8));
        all.write('\n');
        all.writeBytes(damaged);
        all.write('\n');
        all.writeBytes(SOUND.formatted(2).getBytes(UTF_8));
        return all.toByteArray();
    }

    private static Event kept(Event event) {
        try {
            return EventJson.read(EventJson.write(event));
        } catch (org.sada.contract.event.InvalidEvent invalid) {
            throw new AssertionError(invalid);
        }
    }

    private static void damage(JsonNode document, Random random) {
        List<JsonNode> containers = new ArrayList<>();
        collect(document, containers);
        JsonNode container = containers.get(random.nextInt(containers.size()));
        JsonNode value = VALUES.get(random.nextInt(VALUES.size())).deepCopy();
        if (container instanceof ArrayNode array && !array.isEmpty()) {
            array.set(random.nextInt(array.size()), value);
        } else if (container instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(4) == 0) {
                object.remove(name);
            } else {
                object.set(name, value);
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(each -> collect(each, containers));
        }
    }
}
