package org.sada.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sada.contract.event.Author;
import org.sada.contract.event.Channel;
import org.sada.contract.event.Direction;
import org.sada.contract.event.Event;
import org.sada.contract.event.LegOutcome;
import org.sada.contract.event.RecordLeg;

/** What documents become which events. What events become which facts, a test of the launcher shows. */
class AmazonConnectFormatTest {
    private static final Path SAMPLES = Path.of("../../shared/data/amazon-connect");
    private static final Source SOURCE = new AmazonConnectFormat().source(SourceOptions.NONE);
    private static final String RECORD = "{'ContactId':'c-1','Channel':'VOICE','InitiationMethod':'INBOUND',"
            + "'InitiationTimestamp':'2026-02-01T10:00:00Z','DisconnectTimestamp':'2026-02-01T10:04:00Z',"
            + "'LastUpdateTimestamp':'2026-02-01T10:05:00Z','Queue':{'Name':'cards',"
            + "'EnqueueTimestamp':'2026-02-01T10:00:10Z'},'Agent':{'Username':'sara',"
            + "'ConnectedToAgentTimestamp':'2026-02-01T10:00:30Z'}}";

    @Test
    void whatARecordDoesNotKnowStaysUnknown() {
        Event.Whole record = read(RECORD).record(0);

        assertThat(record.legs())
                .containsExactly(new RecordLeg(
                        "cards",
                        "sara",
                        null,
                        ms("2026-02-01T10:00:10Z"),
                        LegOutcome.ANSWERED,
                        20_000L,
                        210_000L,
                        null,
                        null,
                        false));
        assertThat(record.details().customer()).isNull();
        assertThat(record.resolved()).isNull();
        assertThat(record.part()).isEqualTo("c-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Records':[{'kinesis':{'data':'%s','approximateArrivalTimestamp':1769940300.5}}]}",
                "{'Records':[{'Data':'%s','ApproximateArrivalTimestamp':1769940300.5}]}",
                "{'records':[{'data':'%s','approximateArrivalTimestamp':1769940300500}]}"
            })
    void recordsOfStreamsAreUnwrapped(String wrapping) {
        String data = Base64.getEncoder().encodeToString((json(RECORD) + "\n").getBytes(UTF_8));

        assertThat(read(wrapping.formatted(data)).events())
                .isEqualTo(read(RECORD).events())
                .hasSize(1);
    }

    @Test
    void whatAQueueWrapsIsUnwrapped() {
        String body = json(RECORD).replace("\"", "\\\"");

        assertThat(Reading.of(SOURCE, "{\"Records\":[{\"messageId\":\"m\",\"body\":\"" + body + "\"}]}")
                        .events())
                .isEqualTo(read(RECORD).events());
    }

    @Test
    void aBadMemberOfABatchHarmsNoNeighbour() {
        String data = Base64.getEncoder().encodeToString(json(RECORD).getBytes(UTF_8));
        Reading reading =
                read("{'Records':[{'data':'%s'},{'data':'%%'},{'data':'e30='},7,{'data':'%s'}]}".formatted(data, data));

        assertThat(reading.events()).hasSize(2);
        assertThat(reading.refusals()).hasSize(3);
        assertThat(reading.refusals().get(0)).startsWith("document 1 (line 1) Records[2]: data");
    }

    @Test
    void theApiTellsContactsTooAndLessThanRecords() {
        String contact = "{'Contact':{'Arn':'arn:x','Id':'c-1','Channel':'VOICE','InitiationMethod':'INBOUND',"
                + "'InitiationTimestamp':1769940000,'DisconnectTimestamp':1769940240.0,'LastUpdateTimestamp':1769940600,"
                + "'QueueInfo':{'Id':'q','EnqueueTimestamp':1769940010},"
                + "'AgentInfo':{'Id':'a','ConnectedToAgentTimestamp':1769940030}}}";
        Event.Whole described = read(contact).record(0);

        assertThat(described.startedAtMs()).isEqualTo(ms("2026-02-01T10:00:00Z"));
        assertThat(described.legs().get(0).waitMs()).isEqualTo(20_000);
        assertThat(described.version()).isLessThan(read(RECORD).record(0).version());
    }

    @Test
    void anAgentsOwnQueueIsNoQueue() {
        String direct = RECORD.replace("'Name':'cards'", "'ARN':'arn:x/queue/agent/a','Name':null");

        assertThat(read(direct).record(0).legs().get(0).queue()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "INBOUND,VOICE,INBOUND",
        "CALLBACK,VOICE,INBOUND",
        "WEBRTC_API,VOICE,INBOUND",
        "OUTBOUND,VOICE,OUTBOUND",
        "API,VOICE,OUTBOUND",
        "API,CHAT,INBOUND",
        "API,TASK,",
        "TRANSFER,VOICE,",
        "QUEUE_TRANSFER,CHAT,",
        "DISCONNECT,VOICE,",
        "AGENT_REPLY,EMAIL,OUTBOUND",
        "SOMETHING_NEW,VOICE,"
    })
    void directionIsWhatTheMethodSays(String method, String channel, Direction expected) {
        String record = RECORD.replace("'INBOUND'", "'" + method + "'").replace("'VOICE'", "'" + channel + "'");

        assertThat(read(record).record(0).details().direction()).isEqualTo(expected);
    }

    @Test
    void theChannelIsKnownByItsSubtype() {
        String chat = RECORD.replace("'VOICE'", "'CHAT'");
        String sms = chat.replace(
                "{'ContactId'", "{'SegmentAttributes':{'connect:Subtype':{'ValueString':'connect:SMS'}},'ContactId'");

        assertThat(read(chat).record(0).details().channel()).isEqualTo(Channel.CHAT);
        assertThat(read(sms).record(0).details().channel()).isEqualTo(Channel.MESSAGE);
    }

    @Test
    void supervisorsAndThirdPersonsAndUnansweredCallsAreNoLegs() {
        String agent = ",'Agent':{'Username':'sara','ConnectedToAgentTimestamp':'2026-02-01T10:00:30Z'}";
        String unanswered = RECORD.replace(agent, "").replace("'INBOUND'", "'OUTBOUND'");

        assertThat(read(RECORD.replace("'INBOUND'", "'MONITOR'")).items())
                .singleElement()
                .isInstanceOfSatisfying(
                        Item.Understood.class, item -> assertThat(item.events()).isEmpty());
        assertThat(read(RECORD.replace("'INBOUND'", "'EXTERNAL_OUTBOUND'"))
                        .record(0)
                        .legs())
                .isEmpty();
        assertThat(read(unanswered).record(0).legs()).isEmpty();
    }

    @Test
    void attributesAreKnownByTheirNamesWhateverTheirCase() {
        String attributes =
                "{'Customer-Id':'k7','REGION':'Riyadh','language':'ar','Complaint':'fees; delay','csat':'5',"
                        + "'product':'" + "x".repeat(300) + "','Resolved':'perhaps'}";
        Event.Whole record = read(RECORD.replace("{'ContactId'", "{'Attributes':" + attributes + ",'ContactId'"))
                .record(0);

        assertThat(record.details().customer()).isEqualTo("k7");
        assertThat(record.details().region()).isEqualTo("Riyadh");
        assertThat(record.details().language()).isEqualTo("ar");
        assertThat(record.details().product()).isNull();
        assertThat(record.complaints()).containsExactly("delay", "fees");
        assertThat(record.resolved()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'ContactId':'c'}",
                "{'ContactId':7,'Channel':'VOICE'}",
                "{'ContactId':'c','Channel':'VOICE'}",
                "{'ContactId':'c','Channel':'VOICE','InitiationTimestamp':'yesterday'}",
                "{'ContactId':'c','Channel':'VOICE','InitiationTimestamp':-1}",
                "{'ContactId':'c','Channel':'VOICE','InitiationTimestamp':1e300}",
                "{'ContactId':'c','Channel':'VOICE','InitiationTimestamp':1769940000,'Queue':'q'}",
                "{'ContactId':'c','Channel':'VOICE','InitiationTimestamp':1769940000,'Queue':{'Duration':1e99}}",
                "{'ContactId':'|c','Channel':'VOICE','InitiationTimestamp':1769940000}",
                "{'eventType':'QUEUED'}",
                "{'eventType':'QUEUED','contactId':'c','channel':'VOICE'}",
                "{'detail-type':'Amazon Connect Contact Event','source':'aws.ec2','detail':{}}",
                "{'detail-type':'Amazon Connect Contact Event','source':'aws.connect','detail':{}}",
                "{'AgentARN':'a','EventType':'LOGIN'}",
                "{'AgentARN':'a','EventType':'LOGIN','EventId':'e'}",
                "{'AgentARN':'a','EventType':'STATE_CHANGE','EventId':'e','EventTimestamp':1,"
                        + "'CurrentAgentSnapshot':{'Contacts':[{'ContactId':'c'}]}}",
                "{'Channel':'VOICE','Transcript':[{'ParticipantId':'CUSTOMER','Content':'x'}]}",
            })
    void whatTellsTooLittleIsRefusedInOneLineAndHarmsNoNeighbour(String document) {
        Reading reading = read(RECORD + document + RECORD);

        assertThat(reading.events()).hasSize(2);
        assertThat(reading.refusals()).singleElement().asString().doesNotContain("\n");
    }

    @Test
    void agentsAreFollowedFromLoginToLogout() {
        String text = state("LOGIN", "1", "null", snapshot("Available", ""))
                + state("STATE_CHANGE", "2", snapshot("Available", ""), snapshot("Available", talk("CONNECTED")))
                + state("STATE_CHANGE", "3", snapshot("Available", talk("CONNECTED")), snapshot("Lunch", talk("ENDED")))
                + state("STATE_CHANGE", "4", snapshot("Lunch", talk("ENDED")), snapshot("Lunch", ""))
                + state("HEART_BEAT", "5", snapshot("Lunch", ""), snapshot("Lunch", ""))
                + state("STATE_CHANGE", "6", snapshot("Lunch", ""), snapshot("Offline", ""))
                + state("LOGOUT", "7", snapshot("Offline", ""), snapshot("Offline", ""));
        List<String> states = read(text).events().stream()
                .filter(event -> event.body() instanceof Event.AgentState)
                .map(event -> (Event.AgentState) event.body())
                .map(each -> each.state().text() + (each.reason() == null ? "" : " " + each.reason()))
                .toList();

        assertThat(states).containsExactly("login", "busy", "wrap-up", "paused Lunch", "logout", "logout");
        assertThat(read(text).events())
                .filteredOn(event -> event.body() instanceof Event.AgentProfile)
                .hasSize(1);
    }

    @Test
    void aComplaintIsACategoryFoundInWhatTheCustomerSaidWithNegativeSentiment() {
        String lens = "{'Channel':'VOICE','JobStatus':'COMPLETED','LanguageCode':'ar-SA','CustomerMetadata':{"
                + "'ContactId':'c-1','InputS3Uri':'s3://b/c-1_20260201T10:00_UTC.wav'},"
                + "'Participants':[{'ParticipantId':'p','ParticipantRole':'CUSTOMER'}],'Transcript':["
                + "{'ParticipantId':'AGENT','Content':'hello','BeginOffsetMillis':0,'EndOffsetMillis':900,'Sentiment':'NEGATIVE'},"
                + "{'ParticipantId':'p','Content':'late again','BeginOffsetMillis':1000,'EndOffsetMillis':2000,'Sentiment':'NEGATIVE'}],"
                + "'Categories':{'MatchedCategories':['greeting','delay'],'MatchedDetails':{"
                + "'greeting':{'PointsOfInterest':[{'BeginOffsetMillis':0,'EndOffsetMillis':900}]},"
                + "'delay':{'PointsOfInterest':[{'BeginOffsetMillis':1500,'EndOffsetMillis':1600}]}}}}";
        List<Event> events = read(lens).events();

        assertThat(events).extracting(Event::interaction).containsOnly("c-1");
        assertThat(events).extracting(Event::occurredAtMs).contains(ms("2026-02-01T10:00:01Z"));
        assertThat(events)
                .extracting(event -> ((Event.Text) event.body()).author())
                .containsExactly(Author.AGENT, Author.CUSTOMER);
        assertThat(events)
                .extracting(event -> ((Event.Text) event.body()).feedback().complaints())
                .containsExactly(List.of(), List.of("delay"));
    }

    @Test
    void segmentsOfACallUnderWayTakeTheTimeAtWhichTheStreamGotThem() {
        String segments = "{'EventType':'SEGMENTS','InstanceId':'i','ContactId':'c-1','Channel':'VOICE','Segments':["
                + "{'Utterance':{'PartialContent':'lat'}},{'Transcript':{'ParticipantId':'CUSTOMER','Content':'late',"
                + "'BeginOffsetMillis':10,'EndOffsetMillis':20}}]}";
        String data = Base64.getEncoder().encodeToString(json(segments).getBytes(UTF_8));

        assertThat(read("{'Records':[{'kinesis':{'data':'" + data + "','approximateArrivalTimestamp':1769940300.5}}]}")
                        .events())
                .extracting(Event::occurredAtMs)
                .containsExactly(1_769_940_300_500L);
        assertThat(read(segments).refusals()).singleElement().asString().contains("no time");
    }

    @Test
    void theVendorsSamplesAreReadAsFarAsTheyTellContactAndTime() throws IOException {
        assumeTrue(Files.isDirectory(SAMPLES), "no data at " + SAMPLES);

        Event.Whole connected = sample("contact-events-1").record(0);
        assertThat(connected.legs()).singleElement().satisfies(leg -> {
            assertThat(leg.waitMs()).isEqualTo(5_000);
            assertThat(leg.outcome()).isEqualTo(LegOutcome.ANSWERED);
            assertThat(leg.talkMs()).isNull();
        });
        assertThat(connected.endedAtMs()).isNull();
        assertThat(sample("determine-acw-time-2").events())
                .extracting(Event::body)
                .anySatisfy(body -> assertThat(body)
                        .isInstanceOfSatisfying(
                                Event.Whole.class,
                                record -> assertThat(record.legs().get(0).wrapMs())
                                        .isEqualTo(5_005)));
        assertThat(sample("sample-agent-event-stream-1").events())
                .singleElement()
                .satisfies(event -> assertThat(event.occurredAtMs()).isEqualTo(ms("2019-08-13T20:52:30.704Z")));
        assertThat(sample("contact-lens-example-output-files-chat-1").events())
                .hasSizeGreaterThan(20)
                .allMatch(event -> event.body() instanceof Event.Text)
                .allMatch(event -> event.interaction().equals("b49644f6-672f-445c-b209-f76b36482830"));
        assertThat(sample("contact-lens-rules-eventbridge-event-1").refusals()).isEmpty();
        assertThat(sample("contact-lens-example-output-files-1").refusals()).hasSize(1);
        assertThat(sample("sample-real-time-contact-analysis-segment-stream-2").refusals())
                .hasSize(1);
    }

    private static Reading sample(String name) throws IOException {
        return Reading.of(SOURCE, Files.readAllBytes(SAMPLES.resolve(name + ".json")));
    }

    private static String state(String type, String second, String before, String now) {
        return "{'AgentARN':'arn:x/agent/a','EventId':'e-" + second + "','EventType':'" + type
                + "','EventTimestamp':'2026-02-01T10:00:0" + second + "Z','PreviousAgentSnapshot':" + before
                + ",'CurrentAgentSnapshot':" + now + "}\n";
    }

    private static String snapshot(String status, String contacts) {
        return "{'AgentStatus':{'Name':'" + status + "','StartTimestamp':'2026-02-01T10:00:00Z'},'Configuration':"
                + "{'Username':'sara','FirstName':'Sara','LastName':'A'},'Contacts':[" + contacts + "]}";
    }

    private static String talk(String state) {
        return "{'ContactId':'c','Channel':'CHAT','InitiationMethod':'API','State':'" + state
                + "','ConnectedToAgentTimestamp':'2026-02-01T10:00:02Z','StateStartTimestamp':'2026-02-01T10:00:03Z'}";
    }

    private static long ms(String time) {
        return java.time.Instant.parse(time).toEpochMilli();
    }

    private static Reading read(String text) {
        return Reading.of(SOURCE, json(text));
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
