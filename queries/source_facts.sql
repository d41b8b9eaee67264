-- The facts that went into one figure, with the names on screen and the file's origin.
select f.row, f.table_name, f.measure, f.value, f.unit, f.qualifier, f.missing, f.printed_value, f.printed_unit,
    f.attributes, f.origin, f.demonstration, f.upload, f.file, f.sheet, f.cell, f.filled_from, f.note, f.correction,
    f.period_start, f.period_end,
    case when :language = 'ko' then p.label_ko else p.label_en end as programme,
    case when :language = 'ko' then l.label_ko else l.label_en end as place,
    case when :language = 'ko' then m.label_ko else m.label_en end as measure_label,
    u.giver, u.source, u.title, u.dated, u.licence
from facts f
left join programmes p on p.programme = f.programme
left join places l on l.place = f.place
left join measures m on m.table_name = f.table_name and m.measure = f.measure
left join uploads u on u.upload = f.upload
where list_contains(:rows, f.row)
order by l.rowid, f.row;
