package org.sada.ingest.topic;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.sada.contract.event.Event;
import org.sada.contract.event.InvalidEvent;
import org.sada.contract.topic.Rejection;
import org.sada.ingest.check.EventSize;
import org.sada.ingest.check.FutureCheck;
import org.sada.ingest.publish.EventLine;
import org.sada.ingest.source.ImportException;
import org.sada.ingest.source.Item;
import org.sada.ingest.source.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What some records of a raw topic say. Whatever is in one of them, the others are read, and reading never fails. */
final class Reading {
    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);
    private static final String DOOR = "topic";

    private final Source source;
    private final String tenant;
    private final FutureCheck futureCheck;
    private final List<EventLine> lines = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();

    /** @param tenant of refusals; null where it is unknown */
    Reading(Source source, String tenant, FutureCheck futureCheck) {
        this.source = source;
        this.tenant = tenant;
        this.futureCheck = futureCheck;
    }

    List<EventLine> lines() {
        return lines;
    }

    List<Rejection> rejections() {
        return rejections;
    }

    void read(ConsumerRecord<byte[], byte[]> record) {
        String place = record.topic() + "-" + record.partition() + "@" + record.offset();
        byte[] value = record.value();
        if (value == null || isBlank(value)) {
            refuse(record, place, "the record is empty", value);
            return;
        }
        List<Item> items = new ArrayList<>();
        try {
            source.read(new ByteArrayInputStream(value), items::add);
        } catch (ImportException notThisFormat) {
            refuse(record, place, notThisFormat.getMessage(), value);
        } catch (IOException | RuntimeException defect) {
            // of the format's reader: it must be mended, but the topic must not stand still until it is
            LOG.error("{} could not be read: {}", place, defect.toString());
            LOG.debug("where it failed", defect);
            refuse(record, place, "its format's reader failed on it: " + defect, value);
        }
        for (Item item : items) {
            String position = items.size() == 1 ? place : place + ", " + item.position();
            if (item instanceof Item.Refused refused) {
                refuse(record, position, refused.reason(), item.content());
            } else if (item instanceof Item.Understood understood) {
                take(record, position, understood);
            }
        }
    }

    private static boolean isBlank(byte[] value) {
        for (byte each : value) {
            if (each != ' ' && each != '\t' && each != '\r' && each != '\n') {
                return false;
            }
        }
        return true;
    }

    private void take(ConsumerRecord<byte[], byte[]> record, String position, Item.Understood understood) {
        for (Event event : understood.events()) {
            try {
                EventSize.require(event);
                futureCheck.require(event);
                lines.add(
                        understood.isTheEvent()
                                ? EventLine.asItCame(event, understood.content())
                                : EventLine.of(event));
            } catch (InvalidEvent invalid) {
                refuse(record, position, invalid.getMessage(), understood.content());
            }
        }
    }

    private void refuse(ConsumerRecord<byte[], byte[]> record, String position, String reason, byte[] content) {
        rejections.add(new Rejection(tenant, DOOR, record.topic(), position, reason, content));
    }
}
