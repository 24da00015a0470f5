-- Events that a read model could not take, and those of the same streams after them: places only, the events stay where they are.
create table parked_event (
  projection varchar(80)                 not null,
  stream     varchar(160)                not null,
  version    bigint                      not null,
  cause      varchar(1000)               not null,
  parked_at  timestamp(3) with time zone not null,
  primary key (projection, stream, version)
);
