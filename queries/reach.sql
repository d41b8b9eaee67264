-- Which indicators have figures, at which grain and for which periods. `places` counts those that carry a value.
select indicator, grain, period, demonstration, count(value) as places, coalesce(bool_or(value is not null and place = :district), false) as district
from cube
group by indicator, grain, period, demonstration
order by indicator nulls last, grain nulls last, period nulls last, demonstration nulls last;
