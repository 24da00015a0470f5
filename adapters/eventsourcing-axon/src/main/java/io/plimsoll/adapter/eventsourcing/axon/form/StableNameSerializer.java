package io.plimsoll.adapter.eventsourcing.axon.form;

import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/**
 * Writes events and snapshots as JSON under the names of {@link StoredType}, never under class
 * names.
 */
public final class StableNameSerializer extends Jackson3Serializer {

  public StableNameSerializer() {
    super(Jackson3Serializer.builder().jsonMapperBuilderCustomizer(EventJson::configure));
  }

  @Override
  @SuppressWarnings("rawtypes") // as the overridden method has it
  public SerializedType typeForClass(Class type) {
    return StoredType.of((Class<?>) type)
        .<SerializedType>map(stored -> new SimpleSerializedType(stored.name(), stored.revision()))
        .orElseGet(() -> super.typeForClass(type));
  }

  @Override
  public Class<?> classForType(SerializedType type) {
    if (type.getName().equals(MetaData.class.getName())) return MetaData.class;
    return StoredType.named(type.getName())
        .orElseThrow(() -> new SerializationException("Nothing is stored as " + type.getName()))
        .type();
  }
}
